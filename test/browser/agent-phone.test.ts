import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { type AgentPhones, ringAgent, startAgentPhones } from '../support/agent-phones.ts';
import { launchChromium } from '../support/chromium.ts';
import { violations } from './axe.ts';

const own = '+13035550125';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('the telephone that is called', () => {
  it('rings, is answered by Enter, and is not hung up by the next one', async () => {
    const { phones, page } = await openPhone();
    const call = ringAgent(phones, own);
    await page.getByRole('alert').getByText('Incoming call from +1 800 555 0100.').waitFor();
    expect(await page.title()).toBe('Ringing: Payline agent phone');
    await page.keyboard.press('Enter');
    expect(await call.until(1)).toEqual(['answer']);
    call.far.handset.note({ conference: 'joined', room: 'aa' });
    await page
      .getByRole('region', { name: 'What is said to you' })
      .getByText('put through')
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('5');
    await page.keyboard.press('Escape');
    expect(await call.until(4)).toEqual(['answer', 'press #', 'press 5', 'hang up']);
    await page.getByRole('button', { name: 'Answer' }).waitFor();
  });

  it('is answered and hung up with Tab and the buttons alone', async () => {
    const { phones, page } = await openPhone();
    const call = ringAgent(phones, own);
    await page.getByRole('alert').getByText('Incoming call').waitFor();
    await tabTo(page, 'Answer');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Hang up' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await call.until(2)).toEqual(['answer', 'hang up']);
  });

  it('is declined by Escape, and says what was missed', async () => {
    const { phones, page } = await openPhone();
    const declined = ringAgent(phones, own);
    await page.getByRole('alert').getByText('Incoming call').waitFor();
    await page.keyboard.press('Escape');
    expect(await declined.until(1)).toEqual(['decline']);
    const missed = ringAgent(phones, own);
    await page.getByRole('alert').getByText('Incoming call').waitFor();
    missed.far.handset.note({ end: 'hangup by line' });
    await page.getByText('You missed the call.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Answer' }).isDisabled()).toBe(true);
  });

  it('captions what is said, and says when it was heard', async () => {
    const { phones, page } = await openPhone();
    const call = ringAgent(phones, own);
    await page.getByRole('button', { name: 'Answer' }).click();
    await call.until(1);
    const sound = { kind: 'say', text: 'A member pays.', language: 'en-US', voice: 'man' } as const;
    const heard = call.far.handset.hear(sound, new AbortController().signal);
    await page.getByRole('region', { name: 'Conversation' }).getByText('A member pays.').waitFor();
    await heard;
  });

  it('asks for its number when the address has none', async () => {
    const { phones, page } = await openPhone('');
    await page.getByLabel('Number of this telephone').fill('303');
    await page.keyboard.press('Enter');
    await page.getByText('Type the number with a plus sign').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Number of this telephone').fill('+1 303 555 0125');
    await page.keyboard.press('Enter');
    await page.getByText('Ready').waitFor();
    expect(phones.handsets.find(own)?.behaviour).toBe('rings');
  });

  it('is told when another page takes its number, and takes it back', async () => {
    const { phones, page } = await openPhone();
    const other = await openPage(phones, `?number=${own}`);
    await other.getByText('Ready').waitFor();
    await page.getByText('now rings on another page').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ring here again' }).click();
    await other.getByText('now rings on another page').waitFor();
    await page.getByText('Ready').waitFor();
  });
});

describe('axe finds nothing to complain about', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('in %s at %i pixels, from idle to the end of a call', async (colorScheme, width) => {
    const viewport = { width, height: 800 };
    // A colour that is still changing is none that anybody reads.
    const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const;
    const { phones, page } = await openPhone(`?number=${own}`, options);
    expect(await violations(page), 'idle').toEqual([]);
    const call = ringAgent(phones, own);
    await page.getByRole('alert').getByText('Incoming call').waitFor();
    expect(await violations(page), 'ringing').toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: 'Answer' }).click();
    call.far.handset.note({ conference: 'held', room: 'aa' });
    await page.getByText('You are on hold.').first().waitFor();
    expect(await violations(page), 'in a call').toEqual([]);
    call.far.handset.note({ end: 'hangup by line' });
    await page.getByText('The line hung up.').first().waitFor();
    expect(await violations(page), 'after the call').toEqual([]);
    await phones.close();
    await page.getByRole('alert').getByText('The carrier is not running.').waitFor();
    expect(await violations(page), 'without a carrier').toEqual([]);
  });
});

/** A page that is registered for `own`, unless its address says otherwise. */
async function openPhone(search = `?number=${own}`, options: BrowserContextOptions = {}) {
  const phones = await startAgentPhones(join(rootFolder, 'dist/web'));
  const page = await openPage(phones, search, options);
  if (search !== '') await page.getByText('Ready').waitFor();
  return { phones, page };
}

/** Fails the test when the page complains on its console. */
async function openPage(phones: AgentPhones, search: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(`${phones.url}/agent-phone${search}`);
  return page;
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 20; tabs += 1) {
    if ((await page.evaluate('document.activeElement.textContent')) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}.`);
}
