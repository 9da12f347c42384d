import { beforeEach, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { guardOvertakenReads } from '../../src/billing/overtaken-reads.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { applyPaymentEvent } from '../../src/payments/ledger.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { authorize, intentFor, newClock, newDatabase, SECOND } from '../payments/support.ts';

const BILL = 'bill-10000017';
const ANA = '900000017';

let clock: VirtualClock;
let line: Database;
let answerNow: () => void;
let guarded: BillingDirectory;
beforeEach(() => {
  clock = newClock();
  line = newDatabase();
  const plan = newDatabase();
  seedDemoMembers(plan, '2026-03-02');
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

const reads: readonly (readonly [name: string, read: () => Promise<unknown[]>])[] = [
  ['bill', async () => [await guarded.bill(BILL)]],
  ['findBill', async () => [(await guarded.findBill('10000017'))?.bill]],
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
  const answer = guarded.bill(BILL);
  await new Promise(setImmediate);
  answerNow();
  expect(await answer).toMatchObject({ balanceCents: 0 });
});
