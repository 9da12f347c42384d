import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sid } from '../support/signed-line.ts';
import { CALL, keyed, PayingDesk, SESSION, TALK } from './paying-desk.ts';

let at: PayingDesk;
beforeEach(async () => {
  at = await new PayingDesk().open();
});
afterEach(() => at.stop());

const states = () => at.payment.fields.map(({ state }) => state);
const paymentRow = () => at.db.prepare("SELECT * FROM payments WHERE call_sid <> 'demo'").get();

describe('a card keyed with the agent on the line', () => {
  it('is asked for on the member’s leg, by a session that makes a token of it', async () => {
    expect(await at.startPayment()).toBe('ok');
    expect(at.payment).toMatchObject({ state: 'collecting', confirmation: null });
    const [[method, callSid, asked] = []] = at.requests;
    expect([method, callSid]).toEqual(['startPayment', CALL]);
    expect(asked).toMatchObject({
      ...{ connector: 'Payline_Sandbox', tokenType: 'one-time', minPostalCodeLength: 5 },
      ...{ timeoutSeconds: 30, validCardTypes: ['visa', 'mastercard', 'amex', 'discover'] },
    });
  });

  it('shows each field as it is asked, keyed, wrong, asked anew and well', async () => {
    await at.startPayment();
    expect(states()).toEqual(['pending', 'pending', 'pending', 'pending']);
    await at.ask('cardNumber');
    expect(at.requests.at(-1)).toMatchObject([
      'askPaymentField',
      CALL,
      SESSION,
      { capture: 'payment-card-number' },
    ]);
    expect(states()[0]).toBe('asked');
    const part = { Capture: 'payment-card-number', PartialResult: 'true' };
    await at.tell(1, { ...part, PaymentCardNumber: 'xxxx' });
    expect(states()[0]).toBe('keying');
    await at.tell(1, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
    expect(at.payment.fields[0]).toMatchObject({
      state: 'error',
      detail: 'this is no card number',
    });
    await at.ask('cardNumber');
    expect(at.payment.fields[0]).toMatchObject({ state: 'asked', detail: null });
    await at.tell(2, keyed.cardNumber);
    expect(at.payment.fields[0]).toMatchObject({ state: 'ok', detail: 'Visa ending 1111' });
  });

  it('late news of an earlier request changes nothing', async () => {
    await at.startPayment();
    await at.ask('cardNumber');
    await at.ask('cardNumber');
    await at.tell(1, keyed.cardNumber);
    expect(states()[0]).toBe('asked');
    await at.tell(2, keyed.cardNumber);
    await at.tell(2, { Capture: 'payment-card-number', PartialResult: 'true' });
    expect(states()[0]).toBe('ok');
  });

  it('another card number has another security code', async () => {
    await at.startPayment();
    await at.ask('cardNumber');
    await at.tell(1, keyed.cardNumber);
    await at.ask('securityCode');
    await at.tell(2, keyed.securityCode);
    await at.ask('cardNumber');
    expect(states()).toEqual(['asked', 'pending', 'pending', 'pending']);
  });

  it('is charged once the member has agreed to the very words on the page', async () => {
    await at.ready();
    expect(at.requests.at(-1)).toMatchObject(['endPayment', CALL, SESSION, { status: 'complete' }]);
    const { sentence, state } = at.payment;
    expect(state).toBe('ready');
    expect(sentence).toBe(
      'I will charge $124.50 to the Visa ending 1111 today, March 2. Do you agree?',
    );
    expect(at.charges).toEqual([]);
    expect(await at.charge()).toBe('ok');
    expect(at.payment).toMatchObject({
      state: 'paid',
      confirmation: expect.stringMatching(/^\d{8}$/),
    });
    expect(paymentRow()).toMatchObject({
      ...{ state: 'posted', amount_cents: 12_450, authorized_words: sentence, call_sid: CALL },
      ...{ tender: 'card', purpose: 'single', card_brand: 'visa', card_last_four: '1111' },
      member_id: '900000017',
    });
  });

  it('is charged in the agent’s name, under the payment’s own key', async () => {
    await at.ready();
    await at.charge();
    const { id } = paymentRow() as { id: string };
    expect(at.charges).toEqual([id]);
    const actors = at.db
      .prepare('SELECT actor FROM audit WHERE subject = ? ORDER BY rowid')
      .pluck();
    expect(actors.all(id)[0]).toBe('agent:agent-1');
    expect(await at.charge()).toBe('desk.overtaken');
    expect(at.charges).toEqual([id]);
  });

  it('that is declined says why, and another can be taken', async () => {
    at.chargeOutcome = { result: 'declined', reason: 'insufficientFunds' };
    await at.ready();
    await at.charge();
    expect(at.payment.state).toBe('declined');
    expect(at.payment.detail).toMatch(/enough funds/);
    await at.settle(1_000);
    expect(await at.startPayment()).toBe('ok');
    expect(at.payment.state).toBe('collecting');
  });

  it('whose outcome is not known blocks every other payment', async () => {
    at.chargeOutcome = { result: 'unknown', detail: 'no answer' };
    await at.ready();
    await at.charge();
    const { state, confirmation } = at.payment;
    expect(state).toBe('unknown');
    expect(at.desk.state('agent-1').conversation?.brief.hasUnknownPayment).toBe(true);
    const wanted = { conversationId: TALK, billId: at.bill.billId, amountCents: 100 };
    expect(await at.desk.act('agent-1', { action: 'startPayment', ...wanted })).toEqual({
      ...{ ok: false, code: 'desk.unknownPayment' },
      message: expect.stringContaining(`${confirmation}`),
    });
    expect(await at.act({ action: 'sendToKeypad', ...wanted })).toBe('desk.unknownPayment');
  });

  it('tells the page of every step of the charge', async () => {
    await at.ready();
    await at.charge();
    const told = at.desk.state('agent-1').conversation?.timeline.map(({ text }) => text) ?? [];
    expect(told.slice(-3)).toEqual([
      'The member agreed to the charge.',
      'A payment is being charged.',
      'The payment was made.',
    ]);
  });

  it('leaves no digit and no token anywhere', async () => {
    await at.ready();
    await at.charge();
    const files = readdirSync(at.folder).map((file) =>
      readFileSync(join(at.folder, file), 'latin1'),
    );
    const everywhere = [...files, ...at.logs].join('');
    expect(everywhere).toContain('Visa ending 1111');
    expect(everywhere).not.toContain('tok_desk_secret');
    // Four digits alone stand by chance in any file: what is kept of the card is looked at itself.
    const kept = at.db.prepare('SELECT fields, sentence, detail FROM secure_payments').get();
    expect(JSON.stringify(kept)).not.toMatch(/1240|94105|xxx/);
  });
});

it('one card fills the page’s news with its steps, not with its keys', async () => {
  await at.startPayment();
  await at.ask('cardNumber');
  const before = at.count('desk_events');
  for (const PaymentCardNumber of ['x', 'xx', 'xxx', 'xxxx']) {
    await at.tell(1, { Capture: 'payment-card-number', PartialResult: 'true', PaymentCardNumber });
  }
  expect(at.count('desk_events')).toBe(before + 1);
});

describe('what is told by somebody else', () => {
  it.each([
    ['another call', { Sid: SESSION }, sid(2)],
    ['another session', { Sid: `PK${'8'.repeat(32)}` }, CALL],
  ])('of %s changes nothing', async (_, fields, callSid) => {
    await at.startPayment();
    await at.ask('cardNumber');
    expect(await at.tell(1, { ...keyed.cardNumber, ...fields }, callSid)).toBe(204);
    expect(states()[0]).toBe('asked');
  });

  it.each([{ Sid: 'PK1' }, { Capture: 'everything' }, { ErrorType: '4111 1111' }])(
    'in no words of Twilio’s is refused: %o',
    async (fields) => {
      await at.startPayment();
      await at.ask('cardNumber');
      expect(await at.tell(1, { ...keyed.cardNumber, ...fields })).toBe(400);
    },
  );

  it('at an address we did not make is refused', async () => {
    await at.startPayment();
    const { securePaymentId } = at.payment;
    const path = `/voice/secure-payment/${securePaymentId}/1/${'0'.repeat(16)}`;
    expect((await at.post(path, { CallSid: CALL, AccountSid: `AC${'5'.repeat(32)}` })).status).toBe(
      403,
    );
  });
});
