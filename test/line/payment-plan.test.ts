import { beforeEach, describe, expect, it } from 'vitest';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import type { Line } from '../../src/line/line.ts';
import { asOwed } from '../../src/line/queries/owed.ts';
import { createSetUpPlanHandler } from '../../src/line/set-up-plan-job.ts';
import { applyPaymentEvent } from '../../src/payments/ledger.ts';
import type { Database } from '../../src/store/open.ts';
import { keepPaymentPlan, unpostedPaymentPlan } from '../../src/store/payment-plans.ts';
import { authorize, intentFor, newDatabase, START } from '../payments/support.ts';

let db: Database;

beforeEach(() => {
  db = newDatabase();
  seedDemoMembers(db, '2026-03-02');
});

/** 1,800 dollars and 1 cent in three, the remainder in the last. */
const agreed = {
  reference: '10000009',
  billId: 'bill-10015004',
  memberId: '900015004',
  agreedWords: '3 installments of 600 dollars, the first due March 22.',
  instalments: [
    { dueDate: '2026-03-22', amountCents: 60_000 },
    { dueDate: '2026-04-22', amountCents: 60_000 },
    { dueDate: '2026-05-22', amountCents: 60_001 },
  ],
};

const keep = (change: Partial<typeof agreed> = {}) =>
  keepPaymentPlan(db, { ...agreed, ...change }, 'CA1', START);

const pay = (name: string, amountCents: number, billId = agreed.billId) => {
  const allocations = [{ billId, amountCents }];
  const intent = intentFor(name, { allocations, amountCents, purpose: 'instalment' });
  authorize(db, START, 'tok', intent);
  return intent;
};
const capture = ({ paymentId }: { readonly paymentId: string }) =>
  applyPaymentEvent(db, paymentId, 'gatewayCaptured', START, { chargeId: `ch-${paymentId}` });

const directory = () => sqliteDirectory(db);
const billNow = async (billId = agreed.billId) => {
  const bill = await directory().bill(billId);
  if (!bill) throw new Error(`The demo has no ${billId}.`);
  return bill;
};
const owed = async (billId = agreed.billId) => asOwed({ db } as Line, await billNow(billId));
const post = (confirmation: string, amountCents: number, billId = agreed.billId) =>
  directory().post({ confirmation, billId, amountCents, postedAtMilliseconds: START });
const tell = () => createSetUpPlanHandler(directory()).call(agreed);

describe('a plan a member has agreed to', () => {
  it('is owed to billing by one job, and audited', () => {
    expect(keep()).toBe(true);
    const jobs = db.prepare('SELECT key, kind, subject FROM outbox').all();
    expect(jobs).toEqual([
      { key: 'setUpPlan:10000009', kind: 'setUpPlanAtBilling', subject: '10000009' },
    ]);
    expect(
      db.prepare("SELECT subject FROM audit WHERE action = 'bill.plan'").pluck().all(),
    ).toEqual(['10000009']);
  });

  it('is one for each bill', () => {
    keep();
    expect(keep({ reference: '20000008' })).toBe(false);
    expect(keep({ billId: 'bill-10015012' })).toBe(false);
    expect(db.prepare('SELECT count(*) FROM payment_plans').pluck().get()).toBe(1);
    expect(db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(1);
  });

  it('is not kept while a payment of the bill has no answer, nor under the number of a payment', () => {
    const payment = pay('a', 60_000);
    expect(keep()).toBe(false);
    capture(payment);
    expect(keep({ reference: payment.confirmation })).toBe(false);
    expect(keep()).toBe(true);
  });

  it('counts at once, though billing has not heard of it', async () => {
    keep();
    expect((await billNow()).plan).toBeUndefined();
    expect(await owed()).toMatchObject({
      dueDate: '2026-03-22',
      balanceCents: 180_001,
      minimumDueCents: 60_000,
      plan: {
        instalmentCents: 60_000,
        nextDueDate: '2026-03-22',
        remainingCount: 3,
        newChargesCents: 0,
      },
    });
  });

  it('moves on with a payment that billing has not heard of either', async () => {
    keep();
    capture(pay('a', 60_000));
    expect((await owed()).plan).toMatchObject({ nextDueDate: '2026-04-22', remainingCount: 2 });
  });

  it('is told to billing with its schedule, and counts no longer as untold', async () => {
    keep();
    const handler = createSetUpPlanHandler(directory());
    const job = { subject: agreed.reference } as Parameters<typeof handler.prepare>[1];
    const order = handler.prepare(db, job, START);
    expect(order).toEqual({
      reference: agreed.reference,
      billId: agreed.billId,
      instalments: agreed.instalments,
    });
    expect(handler.record(db, job, await handler.call(order), START)).toEqual({ result: 'done' });
    expect(unpostedPaymentPlan(db, agreed.billId)).toBeNull();
    expect((await owed()).plan).toMatchObject({ nextDueDate: '2026-03-22', remainingCount: 3 });
  });

  it('names the plan a job is about when it is not there', () => {
    const handler = createSetUpPlanHandler(directory());
    const job = { subject: '99999999' } as Parameters<typeof handler.prepare>[1];
    expect(() => handler.prepare(db, job, START)).toThrow(/no payment plan 99999999/);
  });
});

describe("the demo's billing", () => {
  it('sets a plan up once, however often it is told', async () => {
    await tell();
    await post('CONF-1', 60_000);
    await tell();
    expect((await billNow()).plan).toMatchObject({ nextDueDate: '2026-04-22', remainingCount: 2 });
  });

  it('refuses a second plan for a bill, loudly', async () => {
    await tell();
    const second = { ...agreed, reference: '20000008' };
    await expect(directory().setUpPlan(second)).rejects.toThrow(/UNIQUE/);
  });

  it('counts what was posted before it heard of the plan', async () => {
    await post('CONF-1', 70_000);
    await tell();
    expect((await billNow()).plan).toEqual({
      instalmentCents: 50_000,
      nextDueDate: '2026-04-22',
      remainingCount: 2,
      newChargesCents: 0,
    });
  });

  it('takes a payment off the instalment, then the new charges, then later instalments', async () => {
    const billId = 'bill-10015038';
    const plan = async () => (await billNow(billId)).plan;
    expect(await plan()).toMatchObject({ instalmentCents: 10_000, newChargesCents: 8_550 });
    await post('CONF-1', 4_000, billId);
    expect(await plan()).toMatchObject({ instalmentCents: 6_000, newChargesCents: 8_550 });
    await post('CONF-2', 10_000, billId);
    expect(await plan()).toMatchObject({ instalmentCents: 10_000, newChargesCents: 4_550 });
    await post('CONF-3', 24_550, billId);
    expect(await billNow(billId)).toMatchObject({ balanceCents: 0 });
    expect((await billNow(billId)).plan).toBeUndefined();
  });

  it('takes what the balance has over the instalments for new charges', async () => {
    await tell();
    db.prepare('UPDATE bills SET balance_cents = balance_cents + 500 WHERE bill_id = ?').run(
      agreed.billId,
    );
    expect(await billNow()).toMatchObject({
      minimumDueCents: 60_500,
      plan: { instalmentCents: 60_000, newChargesCents: 500, remainingCount: 3 },
    });
  });

  it('takes a captured payment off what is due before billing has posted it', async () => {
    const billId = 'bill-10015038';
    capture(pay('a', 10_000, billId));
    expect(await owed(billId)).toMatchObject({
      balanceCents: 28_550,
      minimumDueCents: 8_550,
      plan: { instalmentCents: 0, newChargesCents: 8_550, remainingCount: 2 },
    });
  });
});
