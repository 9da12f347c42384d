import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Allocation } from '../../flows/index.ts';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { codeOf } from '../../src/errors.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { createPostHandler } from '../../src/line/post-job.ts';
import { allocationsOf } from '../../src/payments/allocations.ts';
import { capturedNotPostedCents } from '../../src/payments/captured.ts';
import { createChargeHandler } from '../../src/payments/charge-job.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import { createResolveHandler } from '../../src/payments/resolve-job.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import { type ChargeFault, ModelGateway } from './model-gateway.ts';
import {
  authorize,
  intentFor,
  keepingLog,
  MINUTE,
  newClock,
  newDatabase,
  sealer,
} from './support.ts';

const balancesCents = fc.array(fc.integer({ min: 1, max: 500_000 }), {
  minLength: 2,
  maxLength: 6,
});

/** Which bills a caller wants to pay, and after how many minutes; what each gets is what it owes. */
const attempt = fc.record({
  wants: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  afterMinutes: fc.integer({ min: 0, max: 40 }),
});

const plan = fc.record({
  balancesCents,
  attempts: fc.array(attempt, { minLength: 1, maxLength: 5 }),
  chargeFaults: fc.array(
    fc.constantFrom<ChargeFault>('none', 'lostOnTheWayThere', 'lostOnTheWayBack', 'declined'),
    { maxLength: 5 },
  ),
  findFaults: fc.array(fc.boolean(), { maxLength: 12 }),
  /** What the plan's billing does with one posting after the other; then it takes them. */
  postFaults: fc.array(fc.constantFrom('takes', 'isDown', 'losesTheAnswer'), { maxLength: 16 }),
});

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

const billIdOf = (index: number) => `bill-${index}`;

function newBills(db: Database, cents: readonly number[]): void {
  db.exec(`INSERT INTO members (member_id, given_name, family_name, birth_date, zip)
    VALUES ('member-1', 'Any', 'Body', '1970-01-01', '94110')`);
  const insert = db.prepare(`INSERT INTO bills (bill_id, bill_number, member_id, kind, category,
    for_date, due_date, balance_cents, minimum_due_cents)
    VALUES (?, ?, 'member-1', 'medical', 'labTests', '2026-01-01', '2026-04-01', ?, ?)`);
  for (const [index, balanceCents] of cents.entries()) {
    insert.run(billIdOf(index), `1000000${index}`, balanceCents, balanceCents);
  }
}

function failingNowAndThen(own: BillingDirectory, faults: readonly string[]): BillingDirectory {
  const left = [...faults];
  return {
    ...own,
    async post(posting) {
      const happens = left.shift() ?? 'takes';
      if (happens !== 'isDown') await own.post(posting);
      if (happens !== 'takes') throw new Error(`Billing ${happens}.`);
    },
  };
}

/** What is owed of each bill as a caller would hear it: less what is charged and not yet posted. */
function owed(db: Database, bills: number): Allocation[] {
  const balance = db.prepare('SELECT balance_cents FROM bills WHERE bill_id = ?').pluck();
  return Array.from({ length: bills }, (_, index) => {
    const billId = billIdOf(index);
    const cents = balance.get(billId) as number;
    return { billId, amountCents: cents - capturedNotPostedCents(db, billId) };
  });
}

/** What was charged for each bill, posted or not. */
function charged(db: Database, bills: number): number[] {
  const sum = db
    .prepare(`SELECT coalesce(sum(a.amount_cents), 0) FROM payment_allocations a
      JOIN payments p ON p.id = a.payment_id
      WHERE a.bill_id = ? AND p.state IN ('captured', 'posted')`)
    .pluck();
  return Array.from({ length: bills }, (_, index) => sum.get(billIdOf(index)) as number);
}

/** True at every moment: nothing is owed twice, nothing is taken twice, and each payment adds up. */
function checkNow(db: Database, { balancesCents: before }: Plan): void {
  const taken = charged(db, before.length);
  const left = owed(db, before.length).map(({ amountCents }) => amountCents);
  // A posting whose answer was lost is at the plan already: less is asked for, never more.
  for (const [index, cents] of before.entries()) {
    expect(taken[index]).toBeLessThanOrEqual(cents);
    expect(left[index]).toBeLessThanOrEqual(cents - (taken[index] ?? 0));
  }
  for (const id of db.prepare('SELECT id FROM payments').pluck().all() as string[]) {
    const payment = findPayment(db, id);
    expect(payment && allocationsOf(db, payment)).not.toEqual([]);
  }
}

async function passUntil(
  db: Database,
  clock: VirtualClock,
  until: number,
  drain: () => Promise<void>,
) {
  await drain();
  for (let due = nextDueAt(db); due !== null && due <= until; due = nextDueAt(db)) {
    clock.pass(Math.max(0, due - clock.now()));
    await drain();
  }
  clock.pass(Math.max(0, until - clock.now()));
}

async function play(plan: Plan): Promise<{ db: Database; gateway: ModelGateway; locked: number }> {
  const db = newDatabase();
  const clock = newClock();
  const gateway = new ModelGateway(clock, plan, () => {});
  newBills(db, plan.balancesCents);
  const directory = failingNowAndThen(sqliteDirectory(db), plan.postFaults);
  const handlers = {
    charge: createChargeHandler({ gateway, sealer }),
    resolve: createResolveHandler({ gateway }),
    postToBilling: createPostHandler(directory),
  };
  const worker = createOutboxWorker({ db, clock, log: keepingLog(), handlers });
  let locked = 0;
  for (const [number, { wants, afterMinutes }] of plan.attempts.entries()) {
    const until = clock.now() + afterMinutes * MINUTE;
    await passUntil(db, clock, until, () => worker.drain());
    checkNow(db, plan);
    const allocations = owed(db, plan.balancesCents.length).filter(
      ({ amountCents }, index) => wants[index] && amountCents > 0,
    );
    if (allocations.length === 0) continue;
    const amountCents = allocations.reduce((sum, each) => sum + each.amountCents, 0);
    const intent = intentFor(String(number), { allocations, amountCents });
    try {
      authorize(db, clock.now(), `tok-${number}`, intent);
    } catch (error) {
      expect(codeOf(error)).toBe('payment.billLocked');
      locked += 1;
    }
  }
  await passUntil(db, clock, clock.now() + 3 * 24 * 60 * MINUTE, () => worker.drain());
  return { db, gateway, locked };
}

function checkSettled({ db, gateway }: { db: Database; gateway: ModelGateway }, plan: Plan): void {
  checkNow(db, plan);
  const states = db.prepare('SELECT id, state FROM payments').all() as {
    id: string;
    state: string;
  }[];
  for (const { id, state } of states) {
    expect(['posted', 'declined', 'notCharged']).toContain(state);
    expect(gateway.charges.get(id) ?? 0).toBe(state === 'posted' ? 1 : 0);
  }
  const taken = charged(db, plan.balancesCents.length);
  expect(owed(db, plan.balancesCents.length).map(({ amountCents }) => amountCents)).toEqual(
    plan.balancesCents.map((cents, index) => cents - (taken[index] ?? 0)),
  );
  const posted = db
    .prepare('SELECT coalesce(sum(amount_cents), 0) FROM bill_postings')
    .pluck()
    .get() as number;
  expect(posted).toBe(taken.reduce((sum, cents) => sum + cents, 0));
}

it('several bills are each taken once or not at all, whatever is lost, down or locked', async () => {
  let locked = 0;
  let severalAtOnce = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (plan) => {
      const played = await play(plan);
      checkSettled(played, plan);
      locked += played.locked;
      severalAtOnce += played.db
        .prepare('SELECT count(*) FROM bill_postings GROUP BY confirmation HAVING count(*) > 1')
        .all().length;
    }),
    { numRuns: 80 },
  );
  // Else the plans would have tried nothing of what this is about.
  expect(locked).toBeGreaterThan(0);
  expect(severalAtOnce).toBeGreaterThan(0);
}, 60_000);
