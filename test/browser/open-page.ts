import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { type FakeCarrier, startFakeCarrier } from './fake-carrier.ts';
import { pickUp, setup } from './sample.ts';

export interface OpenPage {
  readonly page: Page;
  readonly carrier: FakeCarrier;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Runs in the page before its own code. */
  readonly before?: string;
}

/**
 * The phone's page with a carrier of its own; both go away with the test. The test fails when the
 * page complains on its console (its security policy included) or asks another host for anything.
 */
export async function openPage(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const { before, ...contextOptions } = options;
  const carrier = await startFakeCarrier(setup);
  const context = await browser.newContext(contextOptions);
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A carrier that dies on purpose makes the browser itself complain.
    const isLoss = /WebSocket connection to|ERR_CONNECTION_REFUSED/.test(message.text());
    if (message.type() === 'error' && !isLoss) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(carrier.url)) complaints.push(`asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    await carrier.die();
    expect(complaints).toEqual([]);
  });
  if (before) await page.addInitScript({ content: before });
  await page.goto(carrier.url);
  await page.getByText(setup.planName).waitFor();
  return { page, carrier };
}

/** Presses Call; resolves when the line has picked up. */
export async function call({ page, carrier }: OpenPage): Promise<void> {
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await pickUp(carrier);
  await page.getByText('Waiting for your keys').waitFor();
}
