import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { violations } from './axe.ts';
import { openPage } from './open-page.ts';
import { playLongCall } from './sample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('axe finds nothing to complain about', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('in %s at %i pixels, idle and in every tab of a call', async (colorScheme, width) => {
    const viewport = { width, height: 800 };
    const { page, carrier } = await openPage(browser, { colorScheme, viewport });
    expect(await violations(page), 'idle').toEqual([]);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await playLongCall(carrier);
    await page.getByText('Private entry: expiration date').waitFor();
    await page.getByRole('tabpanel').locator('summary').first().click();
    expect(await violations(page), 'in a call').toEqual([]);
    for (const name of ['TwiML', 'Flow', 'Debugger']) {
      await page.getByRole('tab', { name }).click();
      expect(await violations(page, '#inspector'), name).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await page.getByText('You hung up.').first().waitFor();
    expect(await violations(page), 'after the call').toEqual([]);
  });

  it('when the carrier is gone and a number is wrong', async () => {
    const { page, carrier } = await openPage(browser);
    await page.getByLabel('Calling as').selectOption('Another number…');
    await page.getByLabel('Number', { exact: true }).fill('+1 4');
    await carrier.die();
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('the page', () => {
  it('needs no sideways scrolling from 360 to 1920 pixels', async () => {
    const { page, carrier } = await openPage(browser);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await playLongCall(carrier);
    await page.getByText('Private entry: expiration date').waitFor();
    const sticksOut = `[...document.querySelectorAll('main *')]
      .filter((box) => box.getBoundingClientRect().right > innerWidth)
      .filter((box) => !box.closest('.for-ear, .tabs, .panel'))
      .map((box) => box.outerHTML.slice(0, 80))`;
    for (const width of [360, 800, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(sticksOut), `${width} pixels`).toEqual([]);
    }
  });

  it('announces words and events once, and never keys', async () => {
    const { page, carrier } = await openPage(browser);
    await page.evaluate(`
      window.announced = [];
      const region = document.querySelector('[role=status]');
      new MutationObserver(() => announced.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });`);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await playLongCall(carrier);
    const announcements = () => page.evaluate('announced.join()');
    await expect.poll(announcements).toContain('the expiration date');
    await page.keyboard.type('99');
    carrier.tell({ end: 'hangup by line' });
    await expect.poll(announcements).toContain('The line hung up.');
    const announced = (await page.evaluate('announced')) as string[];
    expect(announced.length).toBeLessThanOrEqual(3);
    expect(announced.join(' ').match(/Please enter your card number/g)).toHaveLength(1);
    expect(announced.join(' ')).not.toMatch(/900000017|xxxx|•|99/);
  });
});
