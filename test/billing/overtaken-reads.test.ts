import { beforeEach, expect, it } from 'vitest';
import type { AgreedPlan, BillingDirectory, FiledRequest } from '../../src/billing/directory.ts';
import { guardOvertakenReads } from '../../src/billing/overtaken-reads.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { applyPaymentEvent } from '../../src/payments/ledger.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { authorize, intentFor, newClock, newDatabase, SECOND } from '../payments/support.ts';

const BILL = 'bill-10000017';
const ANA = '900000017';
const APPLICATION = '4400130174';

let clock: VirtualClock;
let line: Database;
let plan: Database;
let answerNow: () => void;
let guarded: BillingDirectory;
beforeEach(() => {
  clock = newClock();
  line = newDatabase();
  plan = newDatabase();
  seedDemoMembers(plan, '2026-03-02');
  plan.prepare('UPDATE bills SET application_number = ? WHERE bill_id = ?').run(APPLICATION, BILL);
  guarded = guardOvertakenReads(slow(sqliteDirectory(plan)), line, clock);
});

/** The plan reads at once; its answer arrives when `answerNow` is called. */
function slow(directory: BillingDirectory): BillingDirectory {
  const onItsWay = async <Result>(read: Promise<Result>): Promise<Result> => {
    const result = await read;
    await new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    return result;
  };
  return {
    ...directory,
    findBill: (billNumber) => onItsWay(directory.findBill(billNumber)),
    findApplication: (number) => onItsWay(directory.findApplication(number)),
    openBills: (memberId) => onItsWay(directory.openBills(memberId)),
    bill: (billId) => onItsWay(directory.bill(billId)),
  };
}

/** A payment of the bill that the plan has just confirmed to have taken off. */
function posted(amountCents: number): void {
  authorize(line, clock.now(), 'token', intentFor('p', { billId: BILL, amountCents }));
  applyPaymentEvent(line, 'pay-p', 'gatewayCaptured', clock.now(), { chargeId: 'ch' });
  applyPaymentEvent(line, 'pay-p', 'billingPosted', clock.now());
}

const dispute = (): FiledRequest => ({
  ...{ reference: '4', kind: 'dispute', memberId: ANA, billId: BILL, detail: {} },
  filedAtMilliseconds: clock.now(),
});

const reads: readonly (readonly [name: string, read: () => Promise<unknown[]>])[] = [
  ['bill', async () => [await guarded.bill(BILL)]],
  ['findBill', async () => [(await guarded.findBill('10000017'))?.bill]],
  ['findApplication', async () => [(await guarded.findApplication(APPLICATION))?.bill]],
  ['openBills', async () => [...(await guarded.openBills(ANA))]],
];

it.each(reads)('%s takes off what was posted while it was under way', async (_name, read) => {
  const answer = read();
  clock.pass(SECOND);
  posted(10_000);
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toMatchObject([{ balanceCents: 2_450, minimumDueCents: 0 }]);
});

it.each(reads)('%s believes the plan about what was posted before', async (_name, read) => {
  posted(10_000);
  clock.pass(1);
  const answer = read();
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toMatchObject([{ balanceCents: 12_450, minimumDueCents: 4_000 }]);
});

it.each(reads)('%s shows a due date moved and a dispute filed meanwhile', async (_name, read) => {
  const answer = read();
  clock.pass(SECOND);
  await guarded.extend({ reference: '2', billId: BILL, dueDate: '2026-03-28' });
  await guarded.file(dispute());
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toMatchObject([{ dueDate: '2026-03-28', inDispute: true }]);
});

it.each(reads)('%s believes the plan about what it was told before', async (_name, read) => {
  await guarded.extend({ reference: '2', billId: BILL, dueDate: '2026-03-28' });
  plan.prepare('UPDATE bills SET due_date = ? WHERE bill_id = ?').run('2026-04-30', BILL);
  clock.pass(1);
  const answer = read();
  await guarded.file({ ...dispute(), kind: 'itemizedStatement' });
  await guarded.extend({ reference: '3', billId: 'bill-10000026', dueDate: '2026-03-30' });
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toMatchObject([{ dueDate: '2026-04-30', inDispute: false }]);
});

const agreed: AgreedPlan = {
  ...{ reference: '5', billId: BILL },
  instalments: [
    { dueDate: '2026-03-20', amountCents: 6_000 },
    { dueDate: '2026-04-20', amountCents: 6_450 },
  ],
};

it.each(reads)('%s shows a plan set up meanwhile, less what was posted', async (_name, read) => {
  const answer = read();
  clock.pass(SECOND);
  await guarded.setUpPlan(agreed);
  posted(1_000);
  await new Promise(setImmediate);
  answerNow();
  const plan = { instalmentCents: 5_000, nextDueDate: '2026-03-20', remainingCount: 2 };
  expect(await answer).toMatchObject([
    { balanceCents: 11_450, minimumDueCents: 5_000, dueDate: '2026-03-20', plan },
  ]);
});

it.each(reads)('%s believes the plan about a plan it knows already', async (_name, read) => {
  await sqliteDirectory(plan).setUpPlan({ ...agreed, instalments: agreed.instalments.slice(1) });
  const answer = read();
  clock.pass(SECOND);
  await guarded.setUpPlan({ ...agreed });
  posted(450);
  await new Promise(setImmediate);
  answerNow();
  const told = { instalmentCents: 6_000, nextDueDate: '2026-04-20', newChargesCents: 6_000 };
  expect(await answer).toMatchObject([{ balanceCents: 12_000, plan: told }]);
});

it('has a mobile number when the records have one', async () => {
  expect(await guarded.findMobileNumber?.(ANA)).toBe('+14155550117');
  const { findMobileNumber: _, ...without } = sqliteDirectory(plan);
  expect('findMobileNumber' in guardOvertakenReads(without, line, clock)).toBe(false);
});

it('a bill that was paid meanwhile is not listed any more', async () => {
  const answer = guarded.openBills(ANA);
  posted(12_450);
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toEqual([]);
});

it('passes on what needs no guard', async () => {
  expect(await guarded.findMember(ANA)).toMatchObject({ memberId: ANA });
  await guarded.post({
    ...{ confirmation: '1', billId: BILL, amountCents: 12_450 },
    postedAtMilliseconds: clock.now(),
  });
  await guarded.extend({ reference: '2', billId: BILL, dueDate: '2026-03-28' });
  await guarded.file(dispute());
  const answer = guarded.bill(BILL);
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toMatchObject({
    ...{ balanceCents: 0, dueDate: '2026-03-28', inDispute: true },
  });
});
