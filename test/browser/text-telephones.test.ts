import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneCommand } from '../../src/simulator/contract.ts';
import { launchChromium } from '../support/chromium.ts';
import { violations } from './axe.ts';
import type { FakeCarrier } from './fake-carrier.ts';
import { type OpenOptions, type OpenPage, openPage } from './open-page.ts';
import { answerRelay, greetTty } from './typed-calls.ts';

const LARGE_TYPE_PIXELS = 24;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('a call by TTY', () => {
  it('is dialed as one, over the line that was chosen', async () => {
    const { page, carrier } = await openPage(browser);
    await page.getByRole('radio', { name: 'TTY' }).check();
    await page.getByLabel('Noise').selectOption('SNR 5 dB');
    expect(await page.getByLabel('Filled with').isDisabled()).toBe(true);
    await page.getByLabel('Lost frames').selectOption('1 %');
    await page.getByLabel('Filled with').selectOption('repeat');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    const impairment = { signalToNoiseDb: 5, lossPercent: 1, fill: 'repeat' };
    const dialed = { command: 'dial', from: '+14155550117', device: 'tty', impairment };
    expect(await carrier.command(isDial)).toEqual(dialed);
    expect(await page.getByRole('radio', { name: 'TTY' }).isDisabled()).toBe(true);
    expect(await page.getByLabel('Noise').isDisabled()).toBe(true);
  });

  it('shows both sides in large type, named, with a sign whose turn it is', async () => {
    const open = await openTty();
    const { page, carrier } = open;
    const messages = page.getByRole('region', { name: 'Typed messages' });
    await messages.getByText('GOLDEN VALLEY PAY LINE. TYPE MEMBER ID GA').waitFor();
    await page.getByText('Your turn. End with GA.').waitFor();
    await line(page).fill('900000017');
    await page.getByRole('button', { name: 'GA go ahead' }).click();
    expect(await carrier.command(isType)).toEqual({ command: 'type', text: '900000017 GA' });
    await page.getByText('Your text is going over the line.').waitFor();
    carrier.tell({ tty: '900000017 GA', by: 'caller' });
    await page.getByText('The line’s turn. Wait for GA.').waitFor();
    expect(await messages.locator('li').allInnerTexts()).toEqual([
      expect.stringMatching(/^Line/),
      expect.stringMatching(/^You/),
    ]);
    const sizes = (await page.evaluate(TYPE_SIZES)) as number[];
    expect(sizes).toHaveLength(2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(LARGE_TYPE_PIXELS);
  });

  it('sends the line with Enter, and each word with its button', async () => {
    const { page, carrier } = await openTty();
    await line(page).fill('hello');
    await page.keyboard.press('Enter');
    for (const name of ['XXX erase', 'RPT repeat', 'HD hold', 'SK goodbye']) {
      await page.getByRole('button', { name }).click();
    }
    await carrier.command((sent) => sent.command === 'type' && sent.text === 'SK');
    expect(typedTo(carrier)).toEqual(['HELLO', 'XXX', 'RPT', 'HD', 'SK']);
    expect(await line(page).inputValue()).toBe('');
  });

  it('types in capitals and refuses what a TTY lacks', async () => {
    const { page } = await openTty();
    await line(page).pressSequentially('id 9#=0');
    expect(await line(page).inputValue()).toBe('ID 90');
    await page.getByText('Refused, not on this keyboard: # =').waitFor();
    await line(page).press('Home');
    await line(page).pressSequentially('my ');
    expect(await line(page).inputValue()).toBe('MY ID 90');
  });

  it('is made by keyboard alone', async () => {
    const { page, carrier } = await openPage(browser);
    await page.getByLabel('Telephone').focus();
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Call');
    await page.keyboard.press('Enter');
    await greetTty(carrier);
    // The call begins with the hands on the keyboard.
    await expect.poll(() => focusedName(page)).toBe('typed-text');
    await page.keyboard.type('hello');
    await tabTo(page, 'GA go ahead');
    await page.keyboard.press('Enter');
    expect(await carrier.command(isType)).toEqual({ command: 'type', text: 'HELLO GA' });
    await page.locator('.caption').focus();
    await page.keyboard.type('7');
    expect(await carrier.command((sent) => sent.command === 'key')).toMatchObject({ key: '7' });
    await page.keyboard.press('Escape');
    await carrier.command((sent) => sent.command === 'hangup');
  });

  it('presses phone keys for a card, and shows none of its digits when they are typed', async () => {
    const { page, carrier } = await openTty();
    await line(page).fill('4111 1111 1111 1111');
    await page.keyboard.press('Enter');
    await page.getByText('•••• •••• •••• ••••').waitFor();
    carrier.tell({ tty: '4111 1111 1111 1111', by: 'caller' });
    carrier.tell({ tty: 'PLS DO NOT TYPE CARD NBR GA', by: 'line' });
    carrier.tell({ listen: 'Pay payment-card-number', timeoutSeconds: 60 });
    await page.getByText('Press the phone keys, do not type.').waitFor();
    expect(await page.locator('.typed-history').textContent()).not.toMatch(/4111/);
    await page.getByRole('button', { name: '5 JKL' }).click();
    expect(await carrier.command((sent) => sent.command === 'key')).toMatchObject({ key: '5' });
  });

  it('types the member’s numbers for the caller', async () => {
    const { page, carrier } = await openTty();
    await page.getByRole('button', { name: 'Type the member ID: 900000017' }).click();
    expect(await carrier.command(isType)).toEqual({ command: 'type', text: '900000017 GA' });
  });

  it('announces whole messages once, and not the caller’s own', async () => {
    const { page, carrier } = await openTty({ before: LISTEN_TO_ANNOUNCEMENTS });
    const announcements = async () => (await page.evaluate('announced.join("|")')) as string;
    await expect.poll(announcements).toContain('GOLDEN VALLEY PAY LINE. TYPE MEMBER ID GA');
    await line(page).fill('900000017 GA');
    await page.keyboard.press('Enter');
    for (const tty of ['U TYPED', '900 000 017.', 'TYPE 1 OK GA'])
      carrier.tell({ tty, by: 'line' });
    await expect.poll(announcements).toContain('U TYPED 900 000 017. TYPE 1 OK GA');
    const announced = await announcements();
    expect(announced.match(/GOLDEN/g)).toHaveLength(1);
    expect(announced).not.toContain('900000017');
  });

  it('is silent until its tones are wanted', async () => {
    const { page, carrier } = await openTty({ before: COUNT_OSCILLATORS });
    await page.getByText('Your turn. End with GA.').waitFor();
    expect(await page.evaluate('oscillators')).toBe(0);
    await page.getByLabel('Hear the tones').check();
    carrier.tell({ tty: 'STILL THERE Q GA', by: 'line' });
    await expect.poll(() => page.evaluate('oscillators')).toBe(1);
  });

  it('hears no voice, where relay hears one', async () => {
    const tty = await openTty({ before: COUNT_UTTERANCES });
    await tty.carrier.say('Welcome.');
    expect(await tty.page.evaluate('utterances')).toBe(0);
    const relay = await callWith('Relay (711)', answerRelay, { before: COUNT_UTTERANCES });
    await relay.carrier.say('Welcome.');
    expect(await relay.page.evaluate('utterances')).toBe(1);
  });

  it('is remembered while the page’s session lasts', async () => {
    const { page } = await openTty();
    await page.reload();
    await expect.poll(() => page.getByRole('radio', { name: 'TTY' }).isChecked()).toBe(true);
    await page.getByText('Press Call to begin.').waitFor();
  });
});

describe('a call by relay', () => {
  it('shows the user’s text and what the assistant hears and presses, side by side', async () => {
    const { page, carrier } = await openRelay();
    const user = page.getByRole('region', { name: 'User' });
    const assistant = page.getByRole('region', { name: 'Communications assistant' });
    await user.getByText('GOLDEN VALLEY HEALTH PLAN. USING RELAY Q PRESS 7 GA').waitFor();
    await assistant.getByText('Golden Valley Health Plan. Using relay? Press 7.').waitFor();
    await line(page).fill('7');
    await page.getByRole('button', { name: 'GA go ahead' }).click();
    expect(await carrier.command(isType)).toEqual({ command: 'type', text: '7 GA' });
    carrier.tell({ relay: '7 GA', by: 'user' });
    carrier.tell({ keys: '7', masked: false });
    await assistant.getByText('The assistant pressed 7').waitFor();
    await user.getByText('The assistant’s turn. Wait for GA.').waitFor();
  });

  it('brings its window into sight on a small screen', async () => {
    const viewport = { width: 390, height: 844 };
    const { page } = await callWith('Relay (711)', answerRelay, { viewport });
    await page.getByText('Waiting for the assistant’s keys').waitFor();
    const seen = await page.evaluate(`(() => {
      const { top, bottom } = document.querySelector('.text-window').getBoundingClientRect();
      return { top: top >= 0, bottom: bottom <= innerHeight };
    })()`);
    expect(seen).toEqual({ top: true, bottom: true });
  });

  it('leaves the keys to the assistant, and hides them in card entry', async () => {
    const { page, carrier } = await openRelay();
    expect(await page.getByRole('button', { name: '5 JKL' }).count()).toBe(0);
    await page.locator('.caption').focus();
    await page.keyboard.type('5');
    carrier.tell({ listen: 'Pay security-code', timeoutSeconds: 60 });
    await page.getByText('Private entry: security code').waitFor();
    await line(page).fill('123#');
    await page.getByRole('button', { name: 'GA go ahead' }).click();
    await page.getByText('•••', { exact: true }).waitFor();
    carrier.tell({ keys: 'xxx', masked: true });
    await page.getByText('The assistant pressed 3 hidden keys').waitFor();
    expect(carrier.commands.some((sent) => sent.command === 'key')).toBe(false);
    expect(await page.locator('.relay-window').textContent()).not.toMatch(/123/);
  });

  it('goes on when the assistant redials', async () => {
    const { page, carrier } = await openRelay();
    carrier.tell({ end: 'hangup by line' });
    await page.getByText('The call is over.').first().waitFor();
    carrier.tell({ relay: 'CALL ENDED. REDIALING', by: 'assistant' });
    carrier.tell({ dial: { callSid: 'CA2', from: '+14155550117', to: '+18005550100' } });
    await expect.poll(() => focusedName(page)).toBe('typed-text');
    await page.getByRole('region', { name: 'User' }).getByText('CALL ENDED.').waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await carrier.command((sent) => sent.command === 'hangup');
  });
});

describe('axe finds nothing to complain about, and nothing sticks out', () => {
  it.each([
    ['TTY', 'light', 1280],
    ['TTY', 'dark', 390],
    ['Relay (711)', 'dark', 1280],
    ['Relay (711)', 'light', 390],
  ] as const)('by %s in %s at %i pixels', async (device, colorScheme, width) => {
    const { page, carrier } = await openPage(browser, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await page.getByRole('radio', { name: device }).check();
    expect(await violations(page), 'idle').toEqual([]);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await (device === 'TTY' ? greetTty : answerRelay)(carrier);
    await page.getByText('Your turn. End with GA.').waitFor();
    await line(page).fill('4111 1111 1111 1111');
    await page.keyboard.press('Enter');
    await line(page).fill('é');
    await page.getByText('Refused').waitFor();
    expect(await violations(page), 'in a call').toEqual([]);
    expect(await page.evaluate(STICKS_OUT), 'sticks out').toEqual([]);
  });
});

const isDial = (sent: PhoneCommand) => sent.command === 'dial';
const isType = (sent: PhoneCommand) => sent.command === 'type';

async function openTty(options: OpenOptions = {}): Promise<OpenPage> {
  return await callWith('TTY', greetTty, options);
}

async function openRelay(): Promise<OpenPage> {
  return await callWith('Relay (711)', answerRelay);
}

async function callWith(
  device: string,
  answer: (carrier: FakeCarrier) => Promise<void>,
  options: OpenOptions = {},
): Promise<OpenPage> {
  const open = await openPage(browser, options);
  await open.page.getByRole('radio', { name: device }).check();
  await open.page.getByRole('button', { name: 'Call', exact: true }).click();
  await answer(open.carrier);
  return open;
}

function line(page: Page) {
  return page.getByLabel('Type here, Enter sends');
}

function typedTo(carrier: FakeCarrier): string[] {
  return carrier.commands.flatMap((sent) => (sent.command === 'type' ? sent.text : []));
}

/** The focused element's id, or else its words. */
function focusedName(page: Page): Promise<unknown> {
  return page.evaluate(
    'document.activeElement.id || document.activeElement.textContent.trim().replace(/\\s+/g, " ")',
  );
}

/** Presses Tab until the control is reached; fails when there is no way. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

/** Of every typed message, in pixels. */
const TYPE_SIZES = `[...document.querySelectorAll('.typed-history li p')]
  .map((text) => Number.parseFloat(getComputedStyle(text).fontSize))`;

const STICKS_OUT = `[...document.querySelectorAll('main *')]
  .filter((box) => box.getBoundingClientRect().right > innerWidth)
  .filter((box) => !box.closest('.for-ear, .tabs, .panel'))
  .map((box) => box.outerHTML.slice(0, 80))`;

const LISTEN_TO_ANNOUNCEMENTS = `
  window.announced = [];
  new MutationObserver(() => {
    const words = document.querySelector('[role=status]')?.textContent ?? '';
    if (words !== '' && words !== announced.at(-1)) announced.push(words);
  }).observe(document, { childList: true, characterData: true, subtree: true });`;

const COUNT_OSCILLATORS = `
  window.oscillators = 0;
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.oscillators += 1;
    return create.call(this);
  };`;

/** A browser with a voice that is through at once. */
const COUNT_UTTERANCES = `
  window.utterances = 0;
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ name: 'Test', lang: 'en-US' }],
    addEventListener() {}, removeEventListener() {}, resume() {}, cancel() {},
    speak(utterance) { window.utterances += 1; setTimeout(() => utterance.onend(), 20); },
  } });`;
