import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { codeOf } from '../../src/errors.ts';
import { answerQuery } from '../../src/line/queries.ts';
import { applyPaymentEvent } from '../../src/payments/ledger.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { authorize, intentFor, SECOND, START } from '../payments/support.ts';
import { SignedLine } from '../support/signed-line.ts';

const BILL = 'bill-10000017';

let clock: VirtualClock;
let line: SignedLine;
let silent: boolean;
beforeEach(async () => {
  clock = new VirtualClock(START);
  line = new SignedLine();
  silent = false;
  await line.start({ clock, directory: silenced });
});
afterEach(() => line.stop());

/** The plan's records, which may not answer for a while. */
function silenced(own: BillingDirectory): BillingDirectory {
  const openBills: BillingDirectory['openBills'] = (memberId) =>
    silent ? new Promise(() => {}) : own.openBills(memberId);
  return { ...own, openBills };
}

const ask = (query: Parameters<typeof answerQuery>[2]) => {
  if (!line.running) throw new Error('The line is not started.');
  return answerQuery(line.running.line, { callSid: 'CA-now', keepToken: () => {} }, query);
};
const member = (changes: object) =>
  ask({
    ...{ type: 'query.member', memberId: '900000017', birthDate: null, zip: null },
    ...{ callerNumber: '+14155550117', ...changes },
  });

describe('a member matches', () => {
  it.each([
    ['by the birth date', { birthDate: '1958-01-02' }],
    ['by the ZIP code', { zip: '94110' }],
  ])('%s', async (_, second) => {
    expect(await member(second)).toMatchObject({
      type: 'member.matched',
      memberId: '900000017',
      bills: [{ billId: BILL, balanceCents: 12_450, minimumDueCents: 4_000 }],
      earlier: null,
    });
  });

  it.each([
    ['another birth date', { birthDate: '1958-01-03' }],
    ['another ZIP code', { zip: '94111' }],
    ['part of the ZIP code', { zip: '9411' }],
    ['more than the ZIP code', { zip: '941100' }],
    ['no second item at all', {}],
    ['an unknown ID', { memberId: '900000018', zip: '94110' }],
    ['an unknown ID and what stands in for it', { memberId: '1', zip: '00000' }],
    ['an unknown ID and no birth date', { memberId: '1', birthDate: '0000-00-00' }],
  ])('not with %s', async (_, changes) => {
    expect(await member(changes)).toEqual({ type: 'member.notMatched' });
  });
});

it.each([
  ['another ZIP code', '10000017', '94111'],
  ['an unknown number', '10000099', '94110'],
])('a bill does not match with %s', async (_, billNumber, zip) => {
  expect(await ask({ type: 'query.bill', billNumber, zip })).toEqual({ type: 'bill.notMatched' });
});

describe('a bill that somebody pays', () => {
  const fresh = () => ask({ type: 'query.freshBill', billId: BILL });
  const pay = (name: string, amountCents: number) =>
    authorize(line.db, START, 'tok', intentFor(name, { billId: BILL, amountCents }));
  const capture = (name: string) =>
    applyPaymentEvent(line.db, `pay-${name}`, 'gatewayCaptured', START, { chargeId: name });

  it('is locked, with the reference to speak, until the outcome is known', async () => {
    pay('a', 2_500);
    expect(await fresh()).toMatchObject({ lockedBy: 'CONF-a', bill: { balanceCents: 12_450 } });
    applyPaymentEvent(line.db, 'pay-a', 'answerLost', START);
    expect(await fresh()).toMatchObject({ lockedBy: 'CONF-a' });
    applyPaymentEvent(line.db, 'pay-a', 'lookupFoundDecline', START);
    expect(await fresh()).toMatchObject({ lockedBy: null, bill: { balanceCents: 12_450 } });
  });

  it('owes less at once, before the plan has taken it off', async () => {
    pay('a', 2_500);
    capture('a');
    const due = { balanceCents: 9_950, minimumDueCents: 1_500 };
    expect(await fresh()).toMatchObject({ lockedBy: null, bill: due });
    expect(await member({ zip: '94110' })).toMatchObject({ bills: [due] });
    const bills = await ask({ type: 'query.memberBills', memberId: '900000017' });
    expect(bills).toMatchObject({ bills: [due] });
    const byNumber = await ask({ type: 'query.bill', billNumber: '10000017', zip: '94110' });
    expect(byNumber).toMatchObject({ bill: due });
  });

  it('owes nothing more when it is paid in full, and never less than nothing', async () => {
    pay('a', 12_000);
    capture('a');
    pay('b', 12_000);
    capture('b');
    expect(await fresh()).toMatchObject({ bill: { balanceCents: 0, minimumDueCents: 0 } });
  });

  it('and that is gone meanwhile is told as gone', async () => {
    const gone = await ask({ type: 'query.freshBill', billId: 'bill-gone' });
    expect(gone).toEqual({ type: 'bill.fresh', bill: null, lockedBy: null });
  });
});

describe('a question that has no answer', () => {
  const errorOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'none',
      (error: unknown) => codeOf(error),
    );

  it('is given up after four seconds', async () => {
    silent = true;
    const asked = ask({ type: 'query.memberBills', memberId: '900000017' });
    expect(await errorOf(asked)).toBe('query.failed');
    expect(clock.now() - START).toBe(4 * SECOND);
  });

  it('about a payment nobody made says so', async () => {
    const asked = ask({ type: 'query.payment', paymentId: 'pay-nobodys' });
    expect(await errorOf(asked)).toBe('payment.unknownPayment');
  });
});
