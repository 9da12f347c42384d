import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneCommand } from '../../src/simulator/contract.ts';
import { launchChromium } from '../support/chromium.ts';
import type { FakeCarrier } from './fake-carrier.ts';
import { call, openPage } from './open-page.ts';
import { askMemberId, greeting } from './sample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('a call from the browser', () => {
  it('is placed as the chosen member, heard in captions, and ended', async () => {
    const open = await openPage(browser);
    const { page, carrier } = open;
    await page.getByLabel('Calling as').selectOption('Samuel Okafor');
    await page.getByLabel('Speed').fill('2');
    await call(open);
    expect(carrier.commands).toEqual([{ command: 'dial', from: '+13035550125' }]);
    await carrier.say(greeting);
    await page.getByRole('region', { name: 'What the line says' }).getByText(greeting).waitFor();
    await page.getByRole('region', { name: 'Conversation' }).getByText(greeting).waitFor();
    await page.getByText(/^0:0\d$/).waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await carrier.command((sent) => sent.command === 'hangup');
    await page.getByText(/^Ended 0:0\d$/).waitFor();
  });

  it.each([
    ['Number withheld', ''],
    ['Another number…', '+442079460000'],
  ])('can come from: %s', async (choice, from) => {
    const { page, carrier } = await openPage(browser);
    await page.getByLabel('Calling as').selectOption(choice);
    if (from !== '') {
      await page.getByLabel('Number', { exact: true }).fill('+44 20');
      expect(await page.getByRole('button', { name: 'Call', exact: true }).isDisabled()).toBe(true);
      await page.getByLabel('Number', { exact: true }).fill('+44 20 7946 0000');
    }
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    expect(await carrier.command(isDial)).toEqual({ command: 'dial', from });
  });

  it('is redialed as whoever called last', async () => {
    const open = await openPage(browser);
    await call(open);
    open.carrier.tell({ end: 'hangup by line' });
    await open.page.getByText('The line hung up.').first().waitFor();
    await open.page.getByLabel('Calling as').selectOption('Samuel Okafor');
    open.carrier.forget();
    await open.page.getByRole('button', { name: 'Redial' }).click();
    expect(await open.carrier.command(isDial)).toEqual({ command: 'dial', from: '+14155550117' });
  });

  it('ends in words when the carrier dies, and works again when it lives', async () => {
    const open = await openPage(browser);
    await call(open);
    await open.carrier.die();
    await open.page.getByRole('alert').getByText('The carrier is not running').waitFor();
    await open.page.getByText('The connection to the carrier was lost.').first().waitFor();
    await open.carrier.revive();
    await open.page.getByRole('alert').waitFor({ state: 'detached' });
    open.carrier.forget();
    await call(open);
  });
});

describe('keys', () => {
  it('reach the carrier by mouse and by keyboard', async () => {
    const open = await openPage(browser);
    await call(open);
    await open.page.getByRole('button', { name: '9 WXYZ' }).click();
    await open.page.getByRole('button', { name: '* star' }).click();
    await open.page.keyboard.type('01#');
    await open.page.keyboard.press('Enter');
    expect(await keysOf(open.carrier, 6)).toBe('9*01##');
  });

  it('stay on the display, however many are pressed', async () => {
    const open = await openPage(browser);
    await call(open);
    await open.page.keyboard.type('9'.repeat(30));
    await keysOf(open.carrier, 30);
    const widths = await open.page
      .locator('.handset > *, .handset')
      .evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().right));
    expect(Math.max(...widths)).toBe(widths[0]);
  });

  it('Enter calls and Escape hangs up', async () => {
    const { page, carrier } = await openPage(browser);
    await page.keyboard.press('Enter');
    await carrier.command(isDial);
    await page.keyboard.press('Escape');
    await carrier.command((sent) => sent.command === 'hangup');
  });

  it('of a pasted number are pressed one by one at a human pace', async () => {
    const open = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await call(open);
    await open.page.evaluate('navigator.clipboard.writeText("9000 00017#")');
    await open.page.getByLabel('Type or paste keys').focus();
    const start = performance.now();
    await open.page.keyboard.press('Control+V');
    expect(await keysOf(open.carrier, 10)).toBe('900000017#');
    expect(performance.now() - start).toBeGreaterThan(9 * 150 - 50);
    expect(await open.page.getByLabel('Type or paste keys').inputValue()).toBe('');
  });

  it('of the member are typed for the caller, with # when the line still waits', async () => {
    const open = await openPage(browser);
    await call(open);
    await open.page.getByRole('button', { name: 'Type the birth date: 01021958' }).click();
    expect(await keysOf(open.carrier, 9)).toBe('01021958#');
  });

  it('stop being typed when the caller hangs up', async () => {
    const open = await openPage(browser);
    await call(open);
    await open.page.getByRole('button', { name: 'Type card 4111 1111 1111 1111' }).click();
    await keysOf(open.carrier, 2);
    await open.page.keyboard.press('Escape');
    await open.carrier.command((sent) => sent.command === 'hangup');
    await open.page.waitForTimeout(300);
    expect(open.carrier.commands.at(-1)).toEqual({ command: 'hangup' });
  });

  it('are shown for the member ID, and hidden for the card', async () => {
    const open = await openPage(browser);
    const { page, carrier } = open;
    await call(open);
    await page.keyboard.type('90');
    await page.getByText('90', { exact: true }).waitFor();
    carrier.tell({ keys: '90#', masked: false });
    carrier.tell({ listen: 'Pay payment-card-number', timeoutSeconds: 12 });
    await page.getByText('Private entry: card number').waitFor();
    await page.keyboard.type('4111');
    await page.getByText('4 hidden keys').waitFor();
    carrier.tell({ keys: 'xxxx', masked: true });
    const conversation = page.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('••••', { exact: true }).waitFor();
    expect(await conversation.getByText('90#').count()).toBe(1);
    expect(await page.locator('main').textContent()).not.toMatch(/4111(?! 1111)/);
  });
});

describe('speech', () => {
  it('is read at reading time when the browser has no voices', async () => {
    const open = await openPage(browser);
    await open.page.getByText('This browser has no voices').waitFor();
    await call(open);
    const start = performance.now();
    await open.carrier.say('one two three');
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('is spoken by a voice, faster with the slider, and acknowledged at its end', async () => {
    const open = await openPage(browser, { before: synthesizer('endsSoon') });
    await open.page.getByLabel('Speed').fill('1.5');
    await call(open);
    await open.carrier.say(askMemberId);
    expect(await open.page.evaluate('spoken')).toEqual([`${askMemberId} at 1.5`]);
  });

  it('stops when the caller barges in, and is not acknowledged', async () => {
    const open = await openPage(browser, { before: synthesizer('neverEnds') });
    await call(open);
    const sound = { kind: 'say', text: 'A long menu.', language: 'en-US', voice: 'man' } as const;
    open.carrier.send({ number: 7, sound });
    await expect.poll(() => open.page.evaluate('spoken.length')).toBe(1);
    open.carrier.send({ stopSound: 7 });
    await expect.poll(() => open.page.evaluate('canceled')).toBe(1);
    expect(open.carrier.commands.some((sent) => sent.command === 'heard')).toBe(false);
  });

  it('turns to reading when Mute is pressed in mid-sentence', async () => {
    const open = await openPage(browser, { before: synthesizer('neverEnds') });
    await call(open);
    const acknowledged = open.carrier.say('Welcome.');
    await expect.poll(() => open.page.evaluate('spoken.length')).toBe(1);
    await open.page.getByLabel('Mute').check();
    await acknowledged;
  });

  it('is never waited for when captions are wanted', async () => {
    const open = await openPage(browser, { before: synthesizer('neverEnds') });
    await open.page.getByLabel('Captions only').check();
    await call(open);
    await open.carrier.say('Welcome.');
    expect(await open.page.evaluate('spoken')).toEqual([]);
  });

  it('goes on by itself when the voice fails', async () => {
    const open = await openPage(browser, { before: synthesizer('fails') });
    await call(open);
    await open.carrier.say('Welcome.');
  });
});

const isDial = (sent: PhoneCommand) => sent.command === 'dial';

/** The first `count` keys the carrier was sent. */
async function keysOf(carrier: FakeCarrier, count: number): Promise<string> {
  const keys = () => carrier.commands.flatMap((sent) => (sent.command === 'key' ? sent.key : []));
  await carrier.command(() => keys().length >= count);
  return keys().join('');
}

/** A browser with one voice, which behaves as told. */
function synthesizer(behaviour: 'endsSoon' | 'neverEnds' | 'fails'): string {
  return `
    window.spoken = [];
    window.canceled = 0;
    Object.defineProperty(window, 'speechSynthesis', { value: {
      getVoices: () => [{ name: 'Test', lang: 'en-US' }],
      addEventListener() {}, removeEventListener() {}, resume() {},
      cancel() { window.canceled += 1; },
      speak(utterance) {
        window.spoken.push(utterance.text + ' at ' + utterance.rate);
        const behaviour = '${behaviour}';
        if (behaviour === 'endsSoon') setTimeout(() => utterance.onend(), 20);
        if (behaviour === 'fails') setTimeout(() => utterance.onerror({ error: 'failed' }), 20);
      },
    } });`;
}
