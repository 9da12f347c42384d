import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import type { PaymentGateway } from '../../src/payments/gateway.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { Gate } from '../support/gate.ts';
import { callFields, SignedLine, sid, tokenizedCard, typed } from '../support/signed-line.ts';

let line: SignedLine;
let charging: Gate;
let lookingUp: Gate | null;

beforeEach(async () => {
  line = new SignedLine();
  charging = new Gate();
  lookingUp = null;
  await line.start({ gateway: slowGateway, directory: slowRecords });
});
afterEach(async () => {
  charging.open();
  await line.stop();
});

function slowGateway(): PaymentGateway {
  return {
    name: 'slow',
    charge: async () => {
      await charging.pass();
      return { result: 'captured', chargeId: 'ch-1' };
    },
    find: async () => ({ result: 'notFound' }),
    isHealthy: async () => true,
  };
}

function slowRecords(own: BillingDirectory): BillingDirectory {
  return {
    ...own,
    bill: async (billId) => {
      await lookingUp?.pass();
      return own.bill(billId);
    },
  };
}

const report = (callSid: string, CallStatus: string, more: Record<string, string> = {}) =>
  line.post('/voice/status', callFields(callSid, { CallStatus, ...more }));

const row = (callSid: string) =>
  line.db
    .prepare('SELECT status, state, duration_seconds FROM calls WHERE call_sid = ?')
    .get(callSid);

/** Brings a call to "press 1 to pay"; returns where the answer goes. */
async function toConfirm(callSid: string): Promise<string> {
  const path = await line.call(callSid);
  const { next } = await line.press(callSid, path, '900000017#', '94110#', '1', '1', '1', '1');
  const { text } = await line.post(next, callFields(callSid, tokenizedCard));
  return /action="([^"]+)"/.exec(text)?.[1] ?? '';
}

describe('whatever the order in which the carrier reports', () => {
  const closed = { status: 'completed', state: 'over.hungUp', duration_seconds: 12 };

  it.each([
    ['once', ['completed']],
    ['twice', ['completed', 'completed']],
    ['with its beginnings before', ['initiated', 'ringing', 'in-progress', 'completed']],
    ['with its beginnings after', ['completed', 'in-progress', 'ringing', 'initiated', 'queued']],
    ['with another end after', ['completed', 'failed', 'canceled', 'busy', 'no-answer']],
  ])('the call is closed by its end: %s', async (_, statuses) => {
    await line.call(sid(1));
    for (const status of statuses) {
      const { status: answer } = await report(sid(1), status, { CallDuration: '12' });
      expect(answer).toBe(204);
    }
    expect(row(sid(1))).toEqual(closed);
  });

  it.each(['busy', 'failed', 'no-answer', 'canceled'])('%s is an end too', async (status) => {
    await line.call(sid(1));
    await report(sid(1), status);
    expect(row(sid(1))).toEqual({ status, state: 'over.hungUp', duration_seconds: null });
  });

  it('a call that said goodbye keeps its goodbye', async () => {
    await line.stop();
    line = new SignedLine();
    await line.start({ clock: new VirtualClock(Date.parse('2026-03-02T22:00:00-08:00')) });
    // Nobody answers at night, and the caller wants nothing else.
    await line.press(sid(1), await line.call(sid(1)), '0', '2');
    await report(sid(1), 'completed');
    expect(row(sid(1))).toMatchObject({ status: 'completed', state: 'over.goodbye' });
  });
});

it('a report of a call that nobody knows is harmless, and the call can still begin', async () => {
  expect((await report(sid(1), 'completed')).status).toBe(204);
  expect(line.count('calls')).toBe(0);
  await line.call(sid(1));
  expect(row(sid(1))).toMatchObject({ status: 'in-progress' });
});

it('a call that cannot be restored is closed all the same', async () => {
  await line.call(sid(1));
  line.db.prepare("UPDATE calls SET saved = '{}'").run();
  await report(sid(1), 'completed', { CallDuration: '3' });
  expect(row(sid(1))).toMatchObject({ status: 'completed', duration_seconds: 3 });
});

describe('a hang-up', () => {
  it('while the card is charged loses nothing: the payment goes on to its end', async () => {
    const path = await toConfirm(sid(1));
    const { text } = await line.post(path, callFields(sid(1), typed('1')));
    expect(text).toContain('We are sending your payment');
    await charging.arrival;
    await report(sid(1), 'completed');
    expect(row(sid(1))).toMatchObject({ state: 'over.hungUp' });

    charging.open();
    const states = () => line.db.prepare('SELECT state FROM payments').pluck().all();
    await expect.poll(states).toEqual(['posted']);
    expect(line.db.prepare('SELECT amount_cents FROM bill_postings').pluck().all()).toEqual([
      12_450,
    ]);
    expect(line.count('card_tokens')).toBe(0);
  });

  it('that is reported before the card arrives keeps no card', async () => {
    const path = await line.call(sid(1));
    const { next } = await line.press(sid(1), path, '900000017#', '94110#', '1', '1', '1', '1');
    await report(sid(1), 'completed');
    const late = await line.post(next, callFields(sid(1), tokenizedCard));
    expect(late.text).toContain('<Response><Hangup/></Response>');
    expect(line.count('card_tokens')).toBe(0);
    expect(line.count('payments')).toBe(0);
  });

  it('that is reported while "pay" is being answered comes before it or after it', async () => {
    const path = await toConfirm(sid(1));
    lookingUp = new Gate();
    const paying = line.post(path, callFields(sid(1), typed('1')));
    await lookingUp.arrival;
    await report(sid(1), 'completed');
    lookingUp.open();
    expect((await paying).text).toContain('<Response><Hangup/></Response>');
    expect(row(sid(1))).toMatchObject({ status: 'completed', state: 'over.hungUp' });
    expect(line.count('payments')).toBe(0);
  });
});
