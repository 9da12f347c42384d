import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { launchChromium } from '../support/chromium.ts';
import { call, type OpenPage, openPage } from './open-page.ts';
import { exchange } from './sample.ts';

/** Drawn by `npm run draw`; a page built without the drawing has none to mark. */
const drawingFile = join(rootFolder, 'docs/flow.svg');
const drawing = readFileSync(drawingFile, 'utf8');
const drawnStates = [...drawing.matchAll(/data-state="([^"]+)"/g)].map(([, state]) => state ?? '');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('the inspector', () => {
  it('shows each request with its answer, latency, state and fields', async () => {
    const open = await openPage(browser);
    await call(open);
    open.carrier.tell({ request: exchange() });
    const request = panel(open).getByRole('listitem').filter({ hasText: '/voice/incoming' });
    await request.getByText('selfService.identify.memberId').waitFor();
    expect(await request.locator('summary').textContent()).toMatch(/POST.*200.*7 ms/);
    await request.locator('summary').click();
    await request.getByRole('row', { name: 'From +14155550117' }).waitFor();
  });

  it('copies a request as curl', async () => {
    const open = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await call(open);
    open.carrier.tell({ request: exchange({ form: { CallSid: 'CA1', Digits: '900' } }) });
    await panel(open).locator('summary').click();
    await panel(open).getByRole('button', { name: 'Copy as curl' }).click();
    await panel(open).getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await open.page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain("--data-urlencode 'Digits=900'");
  });

  it('shows the newest TwiML in colour, and an older one on demand', async () => {
    const open = await openPage(browser);
    await call(open);
    open.carrier.tell({ request: exchange() });
    const twiml = '<Response><Hangup/></Response>';
    open.carrier.tell({ request: exchange({ twiml, state: 'goodbye' }) });
    await tab(open, 'TwiML');
    await panel(open).locator('.element', { hasText: 'Hangup' }).waitFor();
    await panel(open).getByLabel('Answer').selectOption('1 · selfService.identify.memberId');
    await panel(open).locator('.element', { hasText: 'Gather' }).first().waitFor();
  });

  it('names the state of the newest call request beside the drawing', async () => {
    const open = await openPage(browser);
    await call(open);
    await tab(open, 'Flow');
    await panel(open).getByText('No call has reached a state yet.').waitFor();
    open.carrier.tell({ request: exchange({ state: 'selfService.pay.card' }) });
    await panel(open).getByText('The call is at selfService.pay.card').waitFor();
  });

  it('marks that state in the drawing', async () => {
    const open = await openPage(browser);
    await call(open);
    await tab(open, 'Flow');
    for (const state of drawnStates.slice(0, 2)) {
      open.carrier.tell({ request: exchange({ state }) });
      await panel(open).locator(`.state.current[data-state="${state}"]`).waitFor();
      expect(await panel(open).locator('.current').count()).toBe(1);
    }
    expect(await open.page.evaluate('scrollY'), 'the page itself stays').toBe(0);
    // A leaf that is not drawn is shown where it belongs.
    const [state] = drawnStates;
    open.carrier.tell({ request: exchange({ state: `${state}.notDrawn` }) });
    await panel(open).locator(`.state.current[data-state="${state}"]`).waitFor();
  });

  it('lists the carrier errors with code and place, and counts them on the tab', async () => {
    const open = await openPage(browser);
    await call(open);
    open.carrier.tell({
      error: {
        code: 12100,
        message: 'Document parse failure',
        severity: 'error',
        line: 3,
        column: 7,
      },
    });
    await open.page.getByRole('tab', { name: 'Debugger 1' }).click();
    const entry = panel(open).getByRole('listitem');
    for (const text of ['error', '12100', 'line 3:7', 'Document parse failure']) {
      await entry.getByText(text, { exact: true }).waitFor();
    }
  });

  it('is worked by arrow keys, and stays closed when it was closed', async () => {
    const { page } = await openPage(browser);
    await page.getByRole('tab', { name: 'Requests' }).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('tab', { name: 'Debugger' }).getAttribute('aria-selected')).toBe(
      'true',
    );
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role=tab]:focus').textContent()).toBe('TwiML');
    await page.getByRole('button', { name: 'Hide inspector' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Show inspector' }).waitFor();
    expect(await page.getByRole('tablist').isVisible()).toBe(false);
  });
});

async function tab({ page }: OpenPage, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

function panel({ page }: OpenPage) {
  return page.getByRole('tabpanel');
}
