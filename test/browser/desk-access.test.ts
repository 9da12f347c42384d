import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskState } from '../../src/desk/contract.ts';
import { launchChromium } from '../support/chromium.ts';
import { violations } from './axe.ts';
import { conversation, idle, NOW, payment, supervised, unknownBrief } from './desk-sample.ts';
import { PASSWORD } from './fake-desk.ts';
import { offered, onCall, openDesk, openSignIn, region } from './open-desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

it('is worked by keyboard alone, from signing in to the wrap-up', async () => {
  const away = { ...idle.presence, state: 'away', reason: 'Break' } as const;
  const { page, desk } = await openSignIn(browser, { ...idle, presence: away });
  const { keyboard } = page;
  await page.keyboard.press('Tab');
  await keyboard.type('dana');
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.getByText('Away: Break').waitFor();
  await keyboard.press('r');
  await desk.action('ready');
  desk.show(offered);
  await page.getByRole('alertdialog').waitFor();
  await keyboard.press('a');
  await desk.action('accept');
  desk.show({ ...onCall(), offer: null });
  await page.getByRole('heading', { name: 'Rosa Delgado' }).waitFor();
  await keyboard.press('h');
  expect(await desk.action('hold')).toMatchObject({ isOnHold: true });
  await keyboard.press('p');
  await expect.poll(() => focused(page)).toBe('Balance $124.50');
  for (const key of ['Tab', 'Enter']) await keyboard.press(key);
  expect(await desk.action('startPayment')).toMatchObject({ amountCents: 12450 });
  desk.show(onCall({ payment: payment('collecting', 0) }));
  await expect.poll(() => focused(page)).toMatch(/^Secure payment/);
  desk.show(onCall({ payment: payment('ready', 4) }));
  const sentence =
    'I will charge $124.50 to the Visa ending 1111 today, November 24. Do you agree?';
  await page.getByText(sentence).waitFor();
  await tabTo(page, /^They said yes/);
  await keyboard.press('Enter');
  expect(await desk.action('charge')).toEqual({ action: 'charge', securePaymentId: 'secure-1' });
  desk.show(onCall({ payment: payment('paid', 4) }));
  await page.getByText('PL5T9W3B').waitFor();
  await keyboard.press('n');
  await keyboard.type('All paid.');
  const over = {
    payment: payment('paid', 4),
    endedAtMilliseconds: NOW,
    endedBy: 'caller',
  } as const;
  desk.show({ ...onCall(over), presence: { ...idle.presence, state: 'wrapUp' } });
  await page.getByText('Finish the wrap-up first.').waitFor();
  await keyboard.press('Shift+Tab');
  expect(await desk.action('note')).toMatchObject({ text: 'All paid.' });
  await keyboard.press('u');
  await expect.poll(() => focused(page)).toBe('Paid');
  await keyboard.press('Space');
  await tabTo(page, /^Finish wrap-up/);
  await keyboard.press('Enter');
  expect(await desk.action('wrapUp')).toMatchObject({ code: 'paid' });
});

/** What the focused element is called: its label's words or its own. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(({ labels, textContent }) =>
    (labels?.[0] ?? { textContent }).textContent.trim())(document.activeElement)`);
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

describe('the keys', () => {
  it('are listed by "?", and can be switched off for good', async () => {
    const { page, desk } = await openDesk(browser, offered);
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keys' });
    await list.getByText('Accept the offered call').waitFor();
    expect(await violations(page)).toEqual([]);
    await list.getByLabel('Use single keys').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Decline' }).click();
    await desk.action('decline');
    expect(desk.actions.length).toBe(1);
  });
});

describe('axe finds nothing to complain about', () => {
  const unknown = onCall({ brief: { ...unknownBrief, channel: 'relay' } });
  const tty = { ...conversation.brief, channel: 'tty', proof: 'none', memberName: null } as const;
  const typed = [{ atMilliseconds: NOW, by: 'caller', text: 'HI GA' }] as const;
  const views: readonly (readonly [string, DeskState])[] = [
    ['no call', idle],
    ['an offer', offered],
    ['a call', onCall()],
    ['a payment under way', onCall({ payment: payment('collecting', 1) })],
    ['a card ready', onCall({ payment: payment('ready', 4) })],
    ['a payment declined', onCall({ payment: payment('declined', 4) })],
    ['a payment not known', unknown],
    ['a TTY', onCall({ brief: tty, typed })],
    ['the wrap-up', onCall({ endedAtMilliseconds: NOW, endedBy: 'agent' })],
  ];

  it.each(['light', 'dark'] as const)('in %s, in each state of a call', async (colorScheme) => {
    const { page, desk } = await openDesk(browser, idle, { colorScheme });
    for (const [name, state] of views) {
      desk.show({ ...idle, ...state, sequence: 100 + views.findIndex(([one]) => one === name) });
      if (state.conversation !== null) await region(page, 'What happened').waitFor();
      expect(await violations(page), name).toEqual([]);
    }
  });

  it.each(['light', 'dark'] as const)('in %s, in each list and signed out', async (colorScheme) => {
    const { page } = await openDesk(browser, supervised, { colorScheme });
    for (const title of ['Queue', 'Callbacks', 'Messages', 'Team', 'Approvals']) {
      await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
      await page.getByRole('heading', { name: title }).waitFor();
      expect(await violations(page), title).toEqual([]);
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    expect(await violations(page), 'signed out').toEqual([]);
  });
});

it('needs no sideways scrolling from 320 to 1920 pixels', async () => {
  const { page } = await openDesk(browser, onCall({ payment: payment('ready', 4) }));
  const sticksOut = `[...document.querySelectorAll('body *')]
    .filter((box) => box.getBoundingClientRect().right > innerWidth + 1)
    .filter((box) => !box.closest('.for-ear, .table-place, dialog'))
    .map((box) => box.outerHTML.slice(0, 80))`;
  // 640 pixels are 1280 at a text zoom of 200 %, 320 at 400 %.
  for (const width of [320, 640, 1000, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(sticksOut), `${width} pixels`).toEqual([]);
  }
});
