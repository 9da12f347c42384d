import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionOf, callFields } from '../support/signed-line.ts';
import {
  CALL,
  keyed,
  notInProgress,
  PayingDesk,
  ROOM,
  refused,
  SESSION,
  silent,
  TALK,
} from './paying-desk.ts';

let at: PayingDesk;
beforeEach(async () => {
  at = await new PayingDesk().open();
});
afterEach(() => at.stop());

const cancels = () =>
  at.requests.filter(
    ([method, , , asked]) =>
      method === 'endPayment' && (asked as { status: string }).status === 'cancel',
  );

describe('a session that cannot be opened', () => {
  it.each([
    ['the caller’s line is gone (21220)', notInProgress, /not there any more/],
    ['another is open (64021)', refused(64_021), /another card entry/i],
    ['the connector is not there (64002)', refused(64_002), /refused \(64002\)/],
  ])('because %s says so, and another can be tried', async (_, answer, words) => {
    at.answers.startPayment = [answer];
    expect(await at.startPayment()).toBe('ok');
    expect(at.payment).toMatchObject({ state: 'failed', detail: expect.stringMatching(words) });
    await at.settle(1_000);
    await at.startPayment();
    expect(at.payment.state).toBe('collecting');
  });

  it('because its answer was lost is asked for again under the same key', async () => {
    at.answers.startPayment = [silent];
    await at.startPayment();
    expect(at.payment.state).toBe('starting');
    await at.settle(5_000);
    expect(at.payment.state).toBe('collecting');
    const keys = at.requests.map(
      ([, , asked]) => (asked as { idempotencyKey: string }).idempotencyKey,
    );
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('because the carrier is silent for good, and is taken back when it turns up late', async () => {
    at.answers.startPayment = [silent, silent, silent];
    await at.startPayment();
    for (const _ of [1, 2, 3]) await at.settle(5_000);
    expect(at.payment).toMatchObject({ state: 'failed', detail: /did not answer/ });
    expect(at.asked).toEqual(['startPayment', 'startPayment', 'startPayment']);
    await at.tell(0, {});
    expect(cancels()).toMatchObject([['endPayment', CALL, SESSION, {}]]);
  });
});

describe('a session under way', () => {
  it('does not go on twice', async () => {
    await at.startPayment();
    expect(await at.startPayment()).toBe('desk.notNow');
    expect(at.asked).toEqual(['startPayment']);
  });

  it('is opened by the first news of it, when that is faster than the answer', async () => {
    at.answers.startPayment = [silent];
    await at.startPayment();
    await at.tell(0, {});
    expect(at.payment.state).toBe('collecting');
    await at.settle(5_000);
    expect(at.asked).toEqual(['startPayment']);
  });

  it('shows a field that could not be asked for, and asks again', async () => {
    await at.startPayment();
    at.answers.askPaymentField = [silent];
    await at.ask('cardNumber');
    expect(at.payment.fields[0]).toMatchObject({ state: 'error', detail: /ask again/ });
    await at.ask('cardNumber');
    expect(at.payment.fields[0]?.state).toBe('asked');
  });

  it('fails and gives the keys back when the carrier refuses a field', async () => {
    await at.startPayment();
    at.answers.askPaymentField = [refused(64_020)];
    await at.ask('cardNumber');
    expect(at.payment).toMatchObject({ state: 'failed', detail: /refused \(64020\)/ });
    expect(cancels()).toHaveLength(1);
  });

  it('is canceled by the agent once, and its keys go back', async () => {
    await at.startPayment();
    const { securePaymentId } = at.payment;
    expect(await at.act({ action: 'cancelPayment', securePaymentId })).toBe('ok');
    expect(at.payment).toMatchObject({ state: 'canceled', detail: 'The agent canceled it.' });
    expect(cancels()).toHaveLength(1);
    expect(await at.act({ action: 'cancelPayment', securePaymentId })).toBe('desk.notNow');
    expect(await at.ask('cardNumber')).toBe('desk.notNow');
  });

  it('is canceled at a silent carrier until that answers', async () => {
    await at.startPayment();
    at.answers.endPayment = [silent, silent];
    const { securePaymentId } = at.payment;
    await at.act({ action: 'cancelPayment', securePaymentId });
    await at.settle(2_000);
    await at.settle(5_000);
    expect(cancels()).toHaveLength(3);
  });

  it.each([
    ['caller-interrupted-with-star', {}, 'canceled', /star/],
    ['caller-hung-up', {}, 'canceled', /hung up/],
    ['payment-connector-error', { PayErrorCode: '64012' }, 'failed', /another card/],
    ['payment-connector-error', { PayErrorCode: '64002' }, 'failed', /few minutes/],
    ['validation-error', {}, 'failed', /supervisor/],
  ] as const)('ends by %s %o', async (Result, more, state, words) => {
    await at.startPayment();
    await at.keyAll();
    await at.tell(0, { Result, ...more });
    expect(at.payment).toMatchObject({ state, detail: expect.stringMatching(words) });
    expect(await at.charge()).toBe('desk.overtaken');
  });

  it('fails when the carrier will not complete it, after asking three times', async () => {
    await at.startPayment();
    at.answers.endPayment = [silent, silent, silent];
    await at.keyAll();
    for (const _ of [1, 2, 3]) await at.settle(5_000);
    expect(at.payment).toMatchObject({ state: 'failed', detail: /did not answer/ });
    expect(cancels()).toHaveLength(1);
  });
});

describe('a card that is ready', () => {
  const tokens = () => at.count('card_tokens');

  it('is forgotten when the agent cancels', async () => {
    await at.ready();
    expect(tokens()).toBe(1);
    await at.act({ action: 'cancelPayment', securePaymentId: at.payment.securePaymentId });
    expect(tokens()).toBe(0);
  });

  it('is forgotten when the agent ends the call', async () => {
    await at.ready();
    expect(await at.act({ action: 'end', conversationId: TALK })).toBe('ok');
    expect(at.payment).toMatchObject({ state: 'canceled', detail: 'The agent left the call.' });
    expect(tokens()).toBe(0);
  });

  it('is not charged when less is owed meanwhile', async () => {
    await at.ready();
    at.db.prepare('UPDATE bills SET balance_cents = 100').run();
    expect(await at.charge()).toBe('desk.cannotPay');
    expect(at.charges).toEqual([]);
    expect(at.payment.state).toBe('ready');
  });

  it('of a canceled session is not kept', async () => {
    await at.startPayment();
    await at.keyAll();
    await at.act({ action: 'cancelPayment', securePaymentId: at.payment.securePaymentId });
    await at.giveToken();
    expect(at.payment.state).toBe('canceled');
    expect(tokens()).toBe(0);
  });
});

describe('a caller who hangs up while keying', () => {
  it('ends the call, the card and the session', async () => {
    await at.startPayment();
    await at.ask('cardNumber');
    await at.tell(1, keyed.cardNumber);
    at.answers.endPayment = [notInProgress];
    await at.post(
      '/voice/status',
      callFields(CALL, { CallStatus: 'completed', CallDuration: '9' }),
    );
    await at.settle();
    expect(at.payment).toMatchObject({ state: 'canceled', detail: 'The caller hung up.' });
    expect(cancels()).toHaveLength(1);
    expect(await at.startPayment(100)).toBe('desk.overtaken');
  });
});

describe('what may not be paid', () => {
  it.each([
    ['nothing of a bill in dispute', 'UPDATE bills SET disputed = 1', 100],
    ['nothing of a bill that is paid', 'UPDATE bills SET balance_cents = 0', 100],
    ['no more than is owed', 'UPDATE bills SET balance_cents = 99', 100],
  ])('%s', async (_, change, amountCents) => {
    const { billId } = at.bill;
    at.db.prepare(change).run();
    for (const action of ['startPayment', 'sendToKeypad'] as const) {
      const wanted = { action, conversationId: TALK, billId, amountCents };
      expect(await at.act(wanted)).toBe('desk.cannotPay');
    }
    expect(at.requests).toEqual([]);
  });

  it('a bill that is not the caller’s', async () => {
    const wanted = { conversationId: TALK, billId: 'somebody-elses', amountCents: 100 };
    expect(await at.act({ action: 'startPayment', ...wanted })).toBe('desk.cannotPay');
  });

  it('anything of a conversation that is another agent’s', async () => {
    at.db.prepare("UPDATE conversations SET agent_id = 'agent-2'").run();
    expect(await at.startPayment(100)).toBe('desk.overtaken');
  });
});

describe('a caller who is sent to the keypad', () => {
  const send = () => {
    const { billId } = at.bill;
    return at.act({ action: 'sendToKeypad', conversationId: TALK, billId, amountCents: 12_450 });
  };
  const conversation = () => at.desk.state('agent-1').conversation;

  it('goes to the card entry with bill and amount, and no card can be taken meanwhile', async () => {
    expect(await send()).toBe('ok');
    expect(conversation()?.isAtKeypad).toBe(true);
    expect(at.asked).toEqual(['redirectCall']);
    expect(await at.startPayment(100)).toBe('desk.notNow');
    expect(await send()).toBe('desk.notNow');
  });

  it('has the keys back before they are needed', async () => {
    await at.startPayment();
    expect(await send()).toBe('ok');
    expect(at.payment.state).toBe('canceled');
    const first = at.asked.indexOf('endPayment');
    expect(first).toBeGreaterThan(0);
    expect(at.asked.indexOf('redirectCall')).toBeGreaterThan(first);
  });

  it('is sent again when the carrier was silent, once', async () => {
    at.answers.redirectCall = [silent];
    await send();
    await at.settle(5_000);
    expect(at.asked).toEqual(['redirectCall', 'redirectCall']);
    expect(conversation()?.isAtKeypad).toBe(true);
  });

  it('stays with the agent when the flow does not let them go', async () => {
    const [talking, waiting] = ['"stage":"talking"', '"stage":"waiting"'];
    at.db.prepare('UPDATE calls SET saved = replace(saved, ?, ?)').run(talking, waiting);
    await send();
    expect(at.asked).toEqual([]);
    expect(conversation()?.isAtKeypad).toBe(false);
    expect(conversation()?.timeline.at(-1)?.text).toMatch(/could not be sent/);
  });

  const conference = `${ROOM}</Conference>`;

  /** Gives up where the payment begins, and goes back to the person. */
  async function comesBack(): Promise<string> {
    const [, , url] = at.requests.find(([method]) => method === 'redirectCall') ?? [];
    const { text: paying } = await at.post(new URL(String(url)).pathname, callFields(CALL));
    expect(paying).toContain('You are paying 124 dollars and 50 cents.');
    const { text } = await at.press(CALL, actionOf(paying), '0');
    await at.settle();
    return text;
  }

  it('comes back to the same conference by 0', async () => {
    await send();
    expect(await comesBack()).toContain(conference);
    expect(conversation()?.isAtKeypad).toBe(false);
    expect(conversation()?.timeline.at(-1)?.text).toBe('The caller is back from the keypad.');
    expect(at.asked).toEqual(['redirectCall']);
  });

  it('is not disturbed when the agent goes, and is not left alone afterwards', async () => {
    await send();
    await at.act({ action: 'end', conversationId: TALK });
    expect(at.asked).toEqual(['redirectCall']);
    expect(await comesBack()).toContain(conference);
    expect(at.asked).toEqual(['redirectCall', 'redirectCall']);
    const state = at.db.prepare('SELECT state FROM calls').pluck().get();
    expect(state).toBe('over.goodbye');
  });

  it('who hung up meanwhile ends the conversation', async () => {
    at.answers.redirectCall = [notInProgress];
    await send();
    expect(conversation()).toMatchObject({ endedBy: 'caller' });
  });
});
