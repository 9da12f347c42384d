import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { earlierCall } from '../../src/line/earlier-call.ts';
import { applyPaymentEvent } from '../../src/payments/ledger.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { authorize, HOUR, intentFor, MINUTE, START } from '../payments/support.ts';
import { addCall, CALLER, MEMBER } from '../support/call-rows.ts';
import { SignedLine } from '../support/signed-line.ts';

const BILL = 'bill-10000017';
const DAY = 24 * HOUR;

let clock: VirtualClock;
let line: SignedLine;
beforeEach(async () => {
  clock = new VirtualClock(START);
  line = new SignedLine();
  await line.start({ clock });
});
afterEach(() => line.stop());

/** What a call that identifies the member now is told of the calls before it. */
const told = (callSid = 'CA-now', memberId = MEMBER, callerNumber: string | null = CALLER) => {
  if (!line.running) throw new Error('The line is not started.');
  return earlierCall(line.running.line, memberId, callerNumber, callSid);
};

type Changes = Parameters<typeof addCall>[3];
const call = (callSid: string, changes: Changes = {}) =>
  addCall(line.db, callSid, clock.now(), { memberId: MEMBER, ...changes });

/** The caller pressed 1: a payment of the bill is under way. */
const pays = (name: string) =>
  authorize(line.db, clock.now(), 'tok', intentFor(name, { billId: BILL, memberId: MEMBER }));
const ends = (name: string, event: Parameters<typeof applyPaymentEvent>[2]) =>
  applyPaymentEvent(line.db, `pay-${name}`, event, clock.now());
const payment = (name: string, outcome: string) => ({
  billId: null,
  payment: { outcome, amountCents: 12_450, confirmation: `CONF-${name}`, tender: 'card' },
});

describe('a call that broke off before paying', () => {
  beforeEach(() => void call('CA1', { billId: BILL }));

  it('is taken up within half an hour', async () => {
    clock.pass(30 * MINUTE);
    expect(await told()).toEqual({ billId: BILL, payment: null });
    clock.pass(1);
    expect(await told()).toBeNull();
  });

  it.each([
    ['about another member', 'CA-now', '900000025', CALLER],
    ['from another phone', 'CA-now', MEMBER, '+15005550199'],
    ['whose number is withheld', 'CA-now', MEMBER, null],
    ['that is the very same call', 'CA1', MEMBER, CALLER],
  ])('is not told to a call %s', async (_, callSid, memberId, callerNumber) => {
    expect(await told(callSid, memberId, callerNumber)).toBeNull();
  });
});

it.each([
  ['said goodbye', { billId: BILL, finished: true }],
  ['had chosen no bill', {}],
])('a call that %s leaves nothing open', async (_, changes) => {
  call('CA1', changes);
  expect(await told()).toBeNull();
});

describe('a payment whose caller hung up', () => {
  const hangsUp = () => {
    pays('a');
    call('CA1', { billId: BILL, paymentId: 'pay-a' });
  };

  it.each([
    ['gatewayCaptured', 'captured'],
    ['gatewayDeclined', 'declined'],
    ['gatewayRefused', 'notCharged'],
    ['answerLost', 'unknown'],
    ['gatewayConflict', 'unknown'],
  ] as const)('after %s is told as %s', async (event, outcome) => {
    hangsUp();
    ends('a', event);
    expect(await told()).toEqual(payment('a', outcome));
  });

  it('is waited for when the gateway is still at it, as long as one turn may take', async () => {
    hangsUp();
    expect(await told()).toEqual(payment('a', 'working'));
    expect(clock.now() - START).toBe(4_000);
  });

  it('is told for a week, though the half hour is over', async () => {
    hangsUp();
    ends('a', 'gatewayCaptured');
    clock.pass(7 * DAY);
    expect(await told()).toEqual(payment('a', 'captured'));
    clock.pass(1);
    expect(await told()).toBeNull();
  });

  it('is told once: the call after the next hears nothing of it', async () => {
    hangsUp();
    ends('a', 'gatewayCaptured');
    clock.pass(MINUTE);
    expect(await told('CA2')).toEqual(payment('a', 'captured'));
    call('CA2', { finished: true });
    expect(await told('CA3')).toBeNull();
  });

  it('is told again when all that could be said was that nobody knows', async () => {
    hangsUp();
    ends('a', 'answerLost');
    clock.pass(MINUTE);
    expect(await told('CA2')).toEqual(payment('a', 'unknown'));
    call('CA2', { finished: true });
    clock.pass(5 * MINUTE);
    ends('a', 'lookupFoundCapture');
    expect(await told('CA3')).toEqual(payment('a', 'captured'));
  });

  it('gives way to the bill of a later call, once it has been told', async () => {
    hangsUp();
    ends('a', 'gatewayDeclined');
    clock.pass(MINUTE);
    call('CA2', { billId: BILL });
    expect(await told('CA3')).toEqual({ billId: BILL, payment: null });
  });
});

describe('a payment whose caller heard how it went', () => {
  const heard = (paymentHeard: 'captured' | 'unknown', finished: boolean) => {
    pays('a');
    call('CA1', { billId: BILL, paymentId: 'pay-a', paymentHeard, finished });
  };

  it('is not told again after goodbye', async () => {
    heard('captured', true);
    ends('a', 'gatewayCaptured');
    expect(await told()).toBeNull();
  });

  it('is told again for half an hour when the call broke off: was it heard to the end?', async () => {
    heard('captured', false);
    ends('a', 'gatewayCaptured');
    clock.pass(30 * MINUTE);
    expect(await told()).toEqual(payment('a', 'captured'));
    clock.pass(1);
    expect(await told()).toBeNull();
  });

  it('is told again when what they heard was corrected', async () => {
    pays('a');
    call('CA1', { billId: BILL, paymentId: 'pay-a', paymentHeard: 'notCharged', finished: true });
    ends('a', 'gatewayRefused');
    expect(await told()).toBeNull();
    clock.pass(HOUR);
    ends('a', 'lateCapture');
    expect(await told()).toEqual(payment('a', 'captured'));
  });

  it('is told when "not known yet" was all, goodbye or not', async () => {
    heard('unknown', true);
    ends('a', 'answerLost');
    ends('a', 'lookupFoundDecline');
    clock.pass(3 * DAY);
    expect(await told()).toEqual(payment('a', 'declined'));
  });
});
