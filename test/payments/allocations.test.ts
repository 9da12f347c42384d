import { beforeEach, describe, expect, it } from 'vitest';
import type { Allocation } from '../../flows/index.ts';
import { openPaymentStates, paymentStates } from '../../flows/payment.ts';
import { allocationsOf, markPosted } from '../../src/payments/allocations.ts';
import { capturedNotPostedCents } from '../../src/payments/captured.ts';
import { applyPaymentEvent, findPayment, openPaymentForBill } from '../../src/payments/ledger.ts';
import type { Payment } from '../../src/payments/payment.ts';
import type { Database } from '../../src/store/open.ts';
import { authorize, intentFor, newDatabase, START } from './support.ts';

let db: Database;
beforeEach(() => {
  db = newDatabase();
});

const three: readonly Allocation[] = [
  { billId: 'bill-1', amountCents: 10_001 },
  { billId: 'bill-2', amountCents: 2_449 },
  { billId: 'bill-3', amountCents: 1 },
];

function pay(name: string, allocations: readonly Allocation[], amountCents?: number): Payment {
  const sumCents = allocations.reduce((sum, each) => sum + each.amountCents, 0);
  authorize(
    db,
    START,
    'tok',
    intentFor(name, { allocations, amountCents: amountCents ?? sumCents }),
  );
  const payment = findPayment(db, `pay-${name}`);
  if (!payment) throw new Error('The payment was not written.');
  return payment;
}
const rows = () => db.prepare('SELECT count(*) FROM payment_allocations').pluck().get();
const payments = () => db.prepare('SELECT count(*) FROM payments').pluck().get();

describe('what each bill gets of a payment', () => {
  it('sums to the payment, to the cent', () => {
    const allocations = allocationsOf(db, pay('a', three));
    expect(allocations).toEqual(three.map((each) => ({ ...each, postedAtMilliseconds: null })));
  });

  it.each([
    ['a cent too much', three, 12_452],
    ['a cent too little', three, 12_450],
    ['one bill twice', [...three, ...three], 24_902],
    ['nothing for a bill', [...three, { billId: 'bill-4', amountCents: 0 }], 12_451],
    ['less than nothing for a bill', [...three, { billId: 'bill-4', amountCents: -5 }], 12_446],
    ['no bill at all', [], 12_451],
  ] as const)('is refused when it does not: %s', (_why, allocations, amountCents) => {
    expect(() => pay('a', allocations, amountCents)).toThrow(
      expect.objectContaining({ code: 'payment.unbalanced' }),
    );
    expect([payments(), rows()]).toEqual([0, 0]);
  });

  it('is refused when it is read, if somebody has changed it', () => {
    const payment = pay('a', three);
    db.prepare("UPDATE payment_allocations SET amount_cents = 2 WHERE bill_id = 'bill-3'").run();
    expect(() => allocationsOf(db, payment)).toThrow(
      expect.objectContaining({ code: 'payment.unbalanced' }),
    );
  });
});

describe('the lock of a bill', () => {
  it.each(paymentStates)(
    'a payment that is %s locks each of its bills only while it is open',
    (state) => {
      pay('a', three);
      db.prepare('UPDATE payments SET state = ?').run(state);
      const isLocked = (openPaymentStates as readonly string[]).includes(state);
      for (const { billId } of three) {
        expect(openPaymentForBill(db, billId)?.id ?? null).toBe(isLocked ? 'pay-a' : null);
      }
    },
  );

  it('one bill of several in common is enough, and nothing is written of the second payment', () => {
    pay('a', three);
    const overlapping = [
      { billId: 'bill-9', amountCents: 500 },
      { billId: 'bill-2', amountCents: 700 },
    ];
    expect(() => pay('b', overlapping)).toThrow(
      expect.objectContaining({ code: 'payment.billLocked' }),
    );
    expect([payments(), rows()]).toEqual([1, 3]);
    expect(openPaymentForBill(db, 'bill-9')).toBeNull();
  });

  it('holds in the database itself, whoever writes', () => {
    pay('a', three);
    pay('b', [{ billId: 'bill-9', amountCents: 500 }]);
    const insert = db.prepare(
      "INSERT INTO payment_allocations (payment_id, bill_id, amount_cents) VALUES ('pay-b', 'bill-2', 1)",
    );
    expect(() => insert.run()).toThrow('UNIQUE constraint failed');
  });
});

describe('a payment that is posted in parts', () => {
  it('is owed bill by bill', () => {
    const payment = applyPaymentEvent(db, pay('a', three).id, 'gatewayCaptured', START);
    expect(markPosted(db, payment, 'bill-1', START)).toBe(false);
    expect(three.map(({ billId }) => capturedNotPostedCents(db, billId))).toEqual([0, 2_449, 1]);
    expect(markPosted(db, payment, 'bill-3', START)).toBe(false);
    expect(markPosted(db, payment, 'bill-2', START)).toBe(true);
    expect(three.map(({ billId }) => capturedNotPostedCents(db, billId))).toEqual([0, 0, 0]);
  });
});
