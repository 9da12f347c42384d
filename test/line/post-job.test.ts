import { beforeEach, describe, expect, it } from 'vitest';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { createPostHandler } from '../../src/line/post-job.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import { settleCaptured } from '../../src/payments/settle.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { enqueue } from '../../src/store/outbox.ts';
import {
  authorize,
  history,
  intentFor,
  keepingLog,
  newClock,
  newDatabase,
  SECOND,
} from '../payments/support.ts';

const BILL = 'bill-10000017';

let db: Database;
let clock: VirtualClock;
/** What the plan does with the next postings; then it takes them. */
let plan: ('isDown' | 'losesTheAnswer')[];
let log: ReturnType<typeof keepingLog>;

beforeEach(() => {
  db = newDatabase();
  clock = newClock();
  log = keepingLog();
  plan = [];
  seedDemoMembers(db, '2026-03-02');
  authorize(db, clock.now(), 'tok', intentFor('a', { billId: BILL }));
});

async function work(): Promise<void> {
  const own = sqliteDirectory(db);
  const directory: typeof own = {
    ...own,
    async post(posting) {
      const happens = plan.shift();
      if (happens !== 'isDown') await own.post(posting);
      if (happens) throw new Error(`The plan ${happens}.`);
    },
  };
  const handlers = { postToBilling: createPostHandler(directory), charge: noCharge };
  await createOutboxWorker({ db, clock, log, handlers }).drain();
}

/** The order to charge stands in the outbox too; here it is done already. */
const noCharge = {
  prepare: () => null,
  call: async () => null,
  record: () => ({ result: 'done' }) as const,
};

function capture(): void {
  const payment = findPayment(db, 'pay-a');
  if (!payment) throw new Error('There is no payment.');
  settleCaptured(db, payment, 'gatewayCaptured', 'ch-1', clock.now());
}
const balanceCents = () =>
  db.prepare('SELECT balance_cents FROM bills WHERE bill_id = ?').pluck().get(BILL);
const postings = () => db.prepare('SELECT confirmation, amount_cents FROM bill_postings').all();
const onePosting = [{ confirmation: 'CONF-a', amount_cents: 12_450 }];

it('a captured payment is taken off the bill at the plan, and is posted then', async () => {
  capture();
  await work();
  expect(postings()).toEqual(onePosting);
  expect(balanceCents()).toBe(0);
  expect(history(db, 'pay-a').at(-1)).toBe('captured --billingPosted--> posted');
});

describe('a plan that does not answer', () => {
  it('undoes nothing: the payment stays captured until it does', async () => {
    capture();
    plan = ['isDown', 'isDown'];
    await work();
    expect(findPayment(db, 'pay-a')?.state).toBe('captured');
    expect(balanceCents()).toBe(12_450);

    clock.pass(SECOND);
    await work();
    expect(findPayment(db, 'pay-a')?.state).toBe('captured');

    clock.pass(2 * SECOND);
    await work();
    expect(findPayment(db, 'pay-a')?.state).toBe('posted');
    expect(postings()).toEqual(onePosting);
    expect(log.lines.map(({ message }) => message)).toEqual([
      'A job failed and will be tried again.',
      'A job failed and will be tried again.',
    ]);
  });

  it('but took it takes it once', async () => {
    capture();
    plan = ['losesTheAnswer'];
    await work();
    clock.pass(SECOND);
    await work();
    expect(postings()).toEqual(onePosting);
    expect(balanceCents()).toBe(0);
    expect(findPayment(db, 'pay-a')?.state).toBe('posted');
  });
});

describe('nothing is posted', () => {
  const order = (key: string, subject: string) =>
    enqueue(db, {
      ...{ key, kind: 'postToBilling', subject, payload: { billId: BILL } },
      dueAtMilliseconds: clock.now(),
    });

  it('for a payment that was not captured', async () => {
    order('post:early', 'pay-a');
    await work();
    expect(postings()).toEqual([]);
    expect(findPayment(db, 'pay-a')?.state).toBe('submitting');
  });

  it('twice, when the order is given twice', async () => {
    capture();
    order('post:again', 'pay-a');
    await work();
    expect(postings()).toEqual(onePosting);
    expect(history(db, 'pay-a')).toHaveLength(4);
  });

  it('for a payment that nobody knows: it stays in the outbox, and is told', async () => {
    order('post:nobody', 'pay-nobody');
    await work();
    expect(log.lines[0]?.fields).toMatchObject({ job: 'post:nobody' });
    const left = db.prepare('SELECT key FROM outbox WHERE done_at_ms IS NULL').pluck().all();
    expect(left).toEqual(['post:nobody']);
  });
});
