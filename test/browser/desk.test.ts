import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  conversation,
  idle,
  NOW,
  offer,
  payment,
  supervised,
  unknownBrief,
} from './desk-sample.ts';
import { PASSWORD } from './fake-desk.ts';
import { offered, onCall, openDesk, openSignIn, region } from './open-desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('signing in', () => {
  it('says in words why it failed, and lets in who knows the password', async () => {
    const { page } = await openSignIn(browser, idle);
    await page.getByLabel('Login').fill('dana');
    await page.getByLabel('Password').fill('guess');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Login and password do not fit').waitFor();
    expect(await page.getByLabel('Password').inputValue()).toBe('');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Dana Whitfield').waitFor();
  });

  it('leaves nothing of the desk on the page when the session is over', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    desk.endSession();
    await page.getByRole('alert').getByText('You were signed out').waitFor();
    expect(await page.getByText('Rosa Delgado').count()).toBe(0);
  });
});

describe('presence', () => {
  it('is ready or away for one of the reasons, with how long', async () => {
    const { page, desk } = await openDesk(browser, idle);
    const presence = region(page, 'Your presence');
    await presence.getByText(/^3:0\d$/).waitFor();
    await page.keyboard.press('w');
    await page.locator('select:focus').selectOption('Lunch');
    await presence.getByRole('button', { name: 'Go away' }).click();
    expect(await desk.action('away')).toEqual({ action: 'away', reason: 'Lunch' });
    desk.show({ presence: { state: 'away', reason: 'Lunch', sinceMilliseconds: NOW } });
    await presence.getByText('Away: Lunch').waitFor();
    await presence.getByRole('button', { name: 'Ready' }).click();
    await desk.action('ready');
  });

  it('cannot be ready before the wrap-up is finished, and says so', async () => {
    const wrapUp = { ...idle.presence, state: 'wrapUp' } as const;
    const over = onCall({ endedAtMilliseconds: NOW, endedBy: 'agent' });
    const { page, desk } = await openDesk(browser, { ...over, presence: wrapUp });
    await page.getByText('Finish the wrap-up first.').waitFor();
    await page.getByRole('button', { name: 'Ready' }).click({ force: true });
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Finish wrap-up' }).click();
    expect(await page.locator('input:invalid').count()).toBeGreaterThan(0);
    expect(desk.actions).toEqual([]);
  });
});

describe('an offered call', () => {
  it('shows the whole brief and takes the focus of one who is not writing', async () => {
    const { page, desk } = await openDesk(browser, idle);
    desk.show({ ...offered, offer: { ...offer, brief: { ...unknownBrief, channel: 'relay' } } });
    const dialog = page.getByRole('alertdialog', { name: 'Incoming call' });
    for (const text of [
      'Rosa Delgado',
      'Proved by member ID and birth date: do not ask again.',
      'Relay call',
      'Card was declined',
      'choosing how to pay',
      'The card was declined twice.',
      'hospital bill ending 4471',
      'Not known: do not pay again',
      'Do not take another payment.',
      '4 minutes',
      'English',
    ]) {
      await dialog.getByText(text).first().waitFor();
    }
    await dialog.getByText(/^\d+ s left to answer$/).waitFor();
    await expect.poll(() => page.locator('[role=alertdialog]:focus').count()).toBe(1);
    await page.keyboard.press('a');
    expect(await desk.action('accept')).toEqual({ action: 'accept', offerId: 'offer-1' });
  });

  it('leaves the focus where somebody writes, and its keys to the words', async () => {
    const wrapping = onCall({ endedAtMilliseconds: NOW, endedBy: 'caller' });
    const { page, desk } = await openDesk(browser, wrapping);
    await page.getByRole('textbox', { name: 'Notes' }).fill('will c');
    desk.show({ offer });
    await page.getByRole('alert').getByText('Incoming call. Rosa Delgado.').waitFor();
    await page.keyboard.type('all a day');
    expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('will call a day');
    expect(desk.actions.filter(({ action }) => action !== 'note')).toEqual([]);
  });

  it('flashes the title until it is gone', async () => {
    const { page, desk } = await openDesk(browser, offered);
    await expect.poll(() => page.title()).toBe('Incoming call');
    desk.show({ offer: null, presence: idle.presence });
    await expect.poll(() => page.title()).toBe('Payline desk');
    await page.getByText('The offered call is no longer yours.').waitFor({ state: 'attached' });
  });

  it('is declined by one key, and says when another was faster', async () => {
    const { page, desk } = await openDesk(browser, offered);
    desk.refuse('decline', {
      status: 409,
      code: 'desk.overtaken',
      message: 'Another page of yours has answered already.',
    });
    await page.keyboard.press('d');
    const alert = page.getByRole('alert');
    await alert.getByText('The call was not declined.').waitFor();
    await alert.getByText('Another page of yours has answered already.').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await alert.getByText('The call was not declined.').waitFor({ state: 'detached' });
  });

  it('rings until the ring is switched off, also the next time', async () => {
    const { page, desk } = await openDesk(browser, idle, { before: COUNTS_TONES });
    desk.show(offered);
    await expect.poll(() => page.evaluate('tones')).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Ring sound: on' }).click();
    await page.reload();
    await page.getByRole('alertdialog').waitFor();
    await page.getByRole('button', { name: 'Ring sound: off' }).waitFor();
    expect(await page.evaluate('tones')).toBe(0);
  });

  it('notifies who asked for it while the page is out of sight, and names nobody', async () => {
    const { page, desk } = await openDesk(browser, idle, { before: NOTIFIES });
    await page.getByRole('button', { name: 'Notify me of calls' }).click();
    await page.getByRole('button', { name: 'Notify me of calls' }).waitFor({ state: 'detached' });
    desk.show(offered);
    await expect
      .poll(() => page.evaluate('notifications'))
      .toEqual(['Incoming call. A call is offered to you at the Payline desk.']);
    desk.show({ offer: null, presence: idle.presence });
    await expect.poll(() => page.evaluate('notifications')).toEqual([]);
  });
});

const COUNTS_TONES = `
  window.tones = 0;
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.tones += 1;
    return create.call(this);
  };`;

/** A page that nobody looks at, in a browser that is allowed to notify as soon as it asks. */
const NOTIFIES = `
  window.notifications = [];
  window.Notification = class {
    static permission = 'default';
    static requestPermission = async () => (Notification.permission = 'granted');
    constructor(title, { body }) {
      notifications.push(title + '. ' + body);
    }
    close() {
      notifications.pop();
    }
  };
  Object.defineProperty(document, 'hidden', { get: () => true });`;

describe('the connection', () => {
  it('keeps the last picture, marked as old, and goes on by itself', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    await desk.die();
    await page.getByText('Reconnecting: what you see may be out of date').waitFor();
    expect(await region(page, 'Rosa Delgado').count()).toBe(1);
    await desk.revive();
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 15_000 });
    desk.show({ conversation: null, presence: idle.presence });
    await page.getByRole('heading', { name: 'No call' }).waitFor();
  });
});

describe('a call', () => {
  it('is consulted about, made a conference and handed over', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    await page.getByRole('button', { name: 'Hold and call' }).click();
    expect(await desk.action('consult')).toMatchObject({ agentId: 'agent-2' });
    const consult = {
      legId: 'leg-3',
      kind: 'consult',
      name: 'Marcus Bell',
      state: 'joined',
      isOnHold: false,
      isMuted: false,
      mode: null,
    } as const;
    const [member, ...others] = conversation.legs;
    if (!member) throw new Error('The sample call has no member.');
    const legs = [{ ...member, isOnHold: true }, ...others, consult];
    desk.show({ conversation: { ...conversation, legs } });
    await page.getByText('The caller does not hear Marcus Bell.').waitFor();
    await page.getByRole('button', { name: 'Conference' }).click();
    await desk.action('conference');
    await page.getByRole('button', { name: 'Drop Marcus Bell' }).click();
    expect(await desk.action('drop')).toMatchObject({ legId: 'leg-3' });
    await page.getByRole('button', { name: 'Hand over the caller to Marcus Bell' }).click();
    await desk.action('handOver');
  });

  it('keeps notes when the field is left, but no card number', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    const notes = page.getByRole('textbox', { name: 'Notes' });
    await notes.fill('card 4111 1111 1111 1111');
    await notes.blur();
    await page.getByText('This looks like a card number. Take it out').waitFor();
    await notes.fill('Will pay on Friday.');
    await notes.blur();
    expect(await desk.action('note')).toMatchObject({ text: 'Will pay on Friday.' });
    expect(desk.actions.length).toBe(1);
  });

  it('changes the bill that is chosen', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    await page.getByRole('radio', { name: 'premium for December' }).check();
    const bills = region(page, 'Bills');
    await bills.getByRole('combobox').selectOption('Set up a payment plan');
    await bills.getByLabel('Instalments').fill('4');
    await bills.getByRole('button', { name: 'Do it' }).click();
    expect(await desk.action('setUpPlan')).toMatchObject({ billId: 'bill-2', instalmentCount: 4 });
    await page.getByText('The payment plan of 4 instalments is set up.').waitFor();
  });

  it('asks a supervisor for a refund, with a reason', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    await page.getByRole('button', { name: 'Ask for a refund PL2H8R5T' }).click();
    await page.keyboard.type('Paid twice.');
    await page.getByRole('button', { name: 'Ask a supervisor' }).click();
    expect(await desk.action('askRefund')).toMatchObject({
      paymentId: 'payment-0',
      why: 'Paid twice.',
    });
  });

  it('by TTY is typed; the desk gives the caller the word', async () => {
    const tty = { ...conversation.brief, channel: 'tty' } as const;
    const { page, desk } = await openDesk(browser, onCall({ brief: tty }));
    await page.getByLabel('Type to the caller').fill('HELLO');
    await page.getByRole('button', { name: 'Send with GA' }).click();
    expect(await desk.action('type')).toMatchObject({ text: 'HELLO' });
    const said = { lineId: 1, atMilliseconds: NOW, by: 'caller', text: 'HI GA' } as const;
    const line = { ...said, lineId: 2, by: 'agent', text: 'HELLO GA', isPrinted: false } as const;
    desk.show({ conversation: { ...conversation, brief: tty, typed: [said, line] } });
    const log = page.getByRole('log');
    await log.getByText('HI GA').waitFor();
    await log.getByText('not printed yet').waitFor();
    const typed = [said, { ...line, isPrinted: true }];
    desk.show({ conversation: { ...conversation, brief: tty, typed } });
    await log.getByText('not printed yet').waitFor({ state: 'detached' });
  });

  it('by relay tells how to talk over one', async () => {
    const { page } = await openDesk(
      browser,
      onCall({ brief: { ...conversation.brief, channel: 'relay' } }),
    );
    await region(page, 'Relay call: how to talk').getByText('not to the communications').waitFor();
  });
});

describe('a secure payment', () => {
  it('by keypad blocks another one until the caller is back', async () => {
    const { page, desk } = await openDesk(browser, onCall({ isAtKeypad: true }));
    await page.getByText('Paying by keypad; comes back here').waitFor();
    const start = page.getByRole('button', { name: 'Take the card now' });
    await region(page, 'Secure payment').getByText('The caller is paying by keypad.').waitFor();
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    desk.show(onCall({ payment: payment('paid', 4) }));
    await page.getByText('The caller is back from the keypad.').waitFor({ state: 'attached' });
    await start.click();
    await desk.action('startPayment');
  });

  it('is of another amount in whole cents, and never above the balance', async () => {
    const { page, desk } = await openDesk(browser, onCall());
    const panel = region(page, 'Secure payment');
    await panel.getByLabel('Other amount').check();
    await panel.getByLabel('Dollars').fill('200');
    await panel.getByRole('button', { name: 'Take the card now' }).click();
    await panel.getByText('The balance is $124.50. Type that much or less.').waitFor();
    await panel.getByLabel('Dollars').fill('40.1');
    await panel.getByRole('button', { name: 'Send to keypad' }).click();
    expect(await desk.action('sendToKeypad')).toMatchObject({ amountCents: 4010 });
    expect(desk.actions.length).toBe(1);
  });

  it('names what went wrong with a field, and asks for it again', async () => {
    const started = payment('collecting', 1);
    const fields = started.fields.map((field) =>
      field.field === 'expirationDate'
        ? ({ ...field, state: 'error', detail: 'the card has expired' } as const)
        : field,
    );
    const { page, desk } = await openDesk(browser, onCall({ payment: { ...started, fields } }));
    const panel = region(page, 'Secure payment');
    await panel.getByText('OK, Visa ending 1111').waitFor();
    await panel.getByText('Wrong: the card has expired').waitFor();
    await panel.getByRole('button', { name: 'Ask again for the Expiration date' }).click();
    expect(await desk.action('askField')).toMatchObject({ field: 'expirationDate' });
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await desk.action('cancelPayment');
  });

  it('that nobody knows the end of blocks the next one, and says why', async () => {
    const { page, desk } = await openDesk(browser, onCall({ payment: payment('unknown', 4) }));
    await page.getByText('Do not take another payment.').waitFor();
    await page.getByText('Reference PL5T9W3B.').waitFor();
    const start = page.getByRole('button', { name: 'Take the card now' });
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    const why = (await start.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${why}`).textContent()).toMatch(/could charge the member twice/);
    await start.click({ force: true });
    await page.getByRole('button', { name: 'Send to keypad' }).click({ force: true });
    expect(desk.actions).toEqual([]);
  });
});

describe('lists', () => {
  it('let an agent take a callback and finish a message', async () => {
    const { page, desk } = await openDesk(browser, idle);
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /^Take/ }).first().click();
    expect(await desk.action('takeCallback')).toMatchObject({ callbackId: 'callback-1' });
    await page.getByRole('button', { name: 'Messages 1' }).click();
    await page.getByRole('button', { name: /^Mark as done/ }).click();
    expect(await desk.action('finishMessage')).toMatchObject({ messageId: 'message-1' });
  });

  it('let a supervisor listen, move a caller and decide on a refund', async () => {
    const { page, desk } = await openDesk(browser, supervised);
    await page.keyboard.press('5');
    await page.getByRole('button', { name: 'Whisper the call of Ines Roth' }).click();
    expect(await desk.action('supervise')).toMatchObject({ mode: 'whisper' });
    await page.getByRole('button', { name: /^Whisper/, pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Move the call of Ines Roth' }).click();
    expect(await desk.action('moveCall')).toMatchObject({ agentId: 'agent-2' });
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Move the caller at place 2' }).click();
    expect(await desk.action('moveEntry')).toMatchObject({ entryId: 'entry-2' });
    await page.keyboard.press('6');
    await page.getByRole('button', { name: /^Refuse/ }).click();
    expect(await desk.action('approve')).toMatchObject({ isApproved: false });
  });
});
