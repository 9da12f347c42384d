import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { idle } from './desk-sample.ts';
import { openDesk } from './open-desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const withoutNumber = { ...idle, me: { ...idle.me, phoneNumber: null } };
const USE = 'Use this browser as my phone';

it('who has no phone at all reads that only typed calls come', async () => {
  const { page } = await openDesk(browser, withoutNumber);
  await page.getByText('you take typed calls only').waitFor();
  expect(await page.getByRole('button', { name: USE }).count()).toBe(0);
});

it('who has a number sees nothing of a phone in the browser', async () => {
  const { page } = await openDesk(browser, { ...idle, hasBrowserAudio: true });
  await page.getByText('Dana Whitfield').waitFor();
  expect(await page.getByText('Phone in this browser').count()).toBe(0);
});

it('a microphone that is refused is told, and what to do', async () => {
  const refuse = "Promise.reject(new DOMException('no', 'NotAllowedError'))";
  const { page } = await openDesk(
    browser,
    { ...withoutNumber, hasBrowserAudio: true },
    { before: `navigator.mediaDevices.getUserMedia = () => ${refuse};` },
  );
  await page.getByText('off: no call can reach you').waitFor();
  await page.getByRole('button', { name: USE }).click();
  await page.getByText('Allow it for this page').waitFor();
  expect(await page.getByRole('button', { name: USE }).count()).toBe(1);
});
