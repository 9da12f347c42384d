import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Conversation, DeskState } from '../../src/desk/contract.ts';
import { conversation, idle, offer } from './desk-sample.ts';
import { type FakeDesk, PASSWORD, startFakeDesk } from './fake-desk.ts';

export interface OpenDesk {
  readonly page: Page;
  readonly desk: FakeDesk;
}

export interface OpenOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** Runs in the page before its own code. */
  readonly before?: string;
}

/** The sign-in page of a desk of its own; the test fails when the page complains of anything. */
export async function openSignIn(
  browser: Browser,
  state: DeskState,
  options: OpenOptions = {},
): Promise<OpenDesk> {
  const { colorScheme = 'light', width = 1280 } = options;
  const desk = await startFakeDesk(state);
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // What the server refuses or breaks off on purpose makes the browser itself complain.
    const isMeant = /status of 4\d\d|ERR_|net::/.test(message.text());
    if (message.type() === 'error' && !isMeant) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(desk.url).origin)) complaints.push(request.url());
  });
  onTestFinished(async () => {
    await context.close();
    await desk.die();
    expect(complaints).toEqual([]);
  });
  if (options.before) await page.addInitScript({ content: options.before });
  await page.goto(desk.url);
  await page.getByLabel('Login').waitFor();
  return { page, desk };
}

export async function openDesk(
  browser: Browser,
  state: DeskState,
  options: OpenOptions = {},
): Promise<OpenDesk> {
  const open = await openSignIn(browser, state, options);
  await open.page.getByLabel('Login').fill('dana');
  await open.page.getByLabel('Password').fill(PASSWORD);
  await open.page.keyboard.press('Enter');
  await open.page.getByText('Live', { exact: true }).waitFor();
  return open;
}

/** The desk of one who talks with the sample's caller. */
export function onCall(changes: Partial<Conversation> = {}): DeskState {
  const presence = { ...idle.presence, state: 'onCall' } as const;
  return { ...idle, presence, conversation: { ...conversation, ...changes } };
}

/** The desk of one who is offered the sample's caller. */
export const offered = {
  ...idle,
  presence: { ...idle.presence, state: 'offered' },
  offer,
} as const;

export function region(page: Page, name: string | RegExp) {
  return page.getByRole('region', { name });
}
