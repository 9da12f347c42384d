import { beforeEach, expect, it } from 'vitest';
import { sqliteDirectory } from '../../../src/billing/sqlite-directory.ts';
import { createPostHandler } from '../../../src/line/post-job.ts';
import { capturedNotPostedCents } from '../../../src/payments/captured.ts';
import { applyPaymentEvent, authorizePayment } from '../../../src/payments/ledger.ts';
import type { Database } from '../../../src/store/open.ts';
import type { Job } from '../../../src/store/outbox.ts';
import { intentFor, MINUTE } from '../../payments/support.ts';
import { BILLS, MEMBERS, NOW, type Office, office, owed } from './files.ts';

/** The bill of 124.50, at least 40.00, that the file knows. */
const BILL = 'bill-10000116';

let place: Office;
beforeEach(() => {
  place = office();
  place.write(MEMBERS, BILLS);
  place.import({ asOf: at(0) });
});

/** Minutes after the file was made, as --as-of wants it. */
const at = (minutes: number) =>
  new Date(NOW - 60 * MINUTE + minutes * MINUTE).toISOString().replace('.000', '');
const moment = (minutes: number) => Date.parse(at(minutes));

interface Steps {
  readonly captured: number;
  /** When the plan took it; undefined = not yet. */
  readonly posted?: number;
  /** False: the process died between the plan's answer and our writing it down. */
  readonly recorded?: boolean;
}

/** A payment of the bill, as far as it got, minutes after the file was made. */
async function pay(db: Database, cents: number, steps: Steps): Promise<void> {
  const name = String(cents);
  const intent = intentFor(name, { billId: BILL, amountCents: cents });
  authorizePayment(db, intent, moment(steps.captured));
  const facts = { chargeId: `charge-${name}` };
  applyPaymentEvent(db, intent.paymentId, 'gatewayCaptured', moment(steps.captured), facts);
  if (steps.posted !== undefined) await post(db, cents, { ...steps, at: steps.posted });
}

/** What the outbox does with a captured payment. */
async function post(db: Database, cents: number, how: { at: number; recorded?: boolean }) {
  const job = { subject: `pay-${cents}`, payload: { billId: BILL } as object } as Job;
  const handler = createPostHandler(sqliteDirectory(db));
  await handler.call(handler.prepare(db, job, moment(how.at)));
  if (how.recorded !== false) handler.record(db, job, null, moment(how.at));
}

/** What the line tells a caller the bill owes: less what was captured and is not posted. */
function toldCents(db: Database): number {
  const balance = db.prepare('SELECT balance_cents FROM bills WHERE bill_id = ?').pluck().get(BILL);
  return Math.max(0, Number(balance) - capturedNotPostedCents(db, BILL));
}

it.each<[what: string, cents: number, steps: Steps, asOf: number, told: number]>([
  ['posted after the file was made', 12_450, { captured: 5, posted: 6 }, 0, 0],
  ['posted in part after the file was made', 2_450, { captured: 5, posted: 6 }, 0, 10_000],
  ['posted in that very moment', 12_450, { captured: 5, posted: 5 }, 5, 0],
  ['captured before the file and posted after it', 12_450, { captured: 5, posted: 15 }, 10, 0],
  ['posted before the file, which knows of it', 2_450, { captured: 5, posted: 6 }, 10, 12_450],
  ['captured and not posted yet', 12_450, { captured: 5 }, 10, 0],
  ['posted, not recorded (a crash)', 12_450, { captured: 5, posted: 6, recorded: false }, 10, 0],
])('a payment %s', async (_what, cents, steps, asOf, told) => {
  const db = place.open();
  await pay(db, cents, steps);
  // The file asks for 124.50 either way: it is older than the payment, or it knows of it.
  place.import({ asOf: at(asOf) });
  expect(toldCents(db)).toBe(told);
  expect(place.import({ asOf: at(asOf) })[1]).toContain('0 changed, 3 unchanged');
  expect(toldCents(db)).toBe(told);
});

it.each<[what: string, steps: Steps]>([
  ['that was not posted', { captured: 5 }],
  ['that was posted without a record of it', { captured: 5, posted: 6, recorded: false }],
])(
  'a payment %s stays paid when its posting is repeated after the import',
  async (_what, steps) => {
    const db = place.open();
    await pay(db, 12_450, steps);
    place.import({ asOf: at(10) });
    await post(db, 12_450, { at: 20 });
    expect(toldCents(db)).toBe(0);
    place.import({ asOf: at(10) });
    expect(toldCents(db)).toBe(0);
  },
);

it('of a payment of several bills the part that was posted before the file is in the file', async () => {
  const db = place.open();
  const intent = intentFor('2450', { billId: BILL, amountCents: 3_450 });
  const allocations = [
    { billId: BILL, amountCents: 2_450 },
    { billId: 'bill-10000117', amountCents: 1_000 },
  ];
  authorizePayment(db, { ...intent, allocations }, moment(5));
  applyPaymentEvent(db, intent.paymentId, 'gatewayCaptured', moment(5), { chargeId: 'charge' });
  await post(db, 2_450, { at: 6 });
  place.import({ asOf: at(10) });
  expect(toldCents(db)).toBe(12_450);
  expect(place.look(owed)).toContainEqual(['10000117', 8_815, 2_500]);
});

it('the minimum due goes down with the balance, and the summary says by how much', async () => {
  const db = place.open();
  await pay(db, 3_000, { captured: 5, posted: 6 });
  place.write(MEMBERS, BILLS.replace('124.50,40.00', '200.00,60.00'));
  const lines = place.import({ asOf: at(0) });
  expect(lines[2]).toBe(
    'Payments $30.00 paid by telephone since 2026-03-02T14:00:00.000Z stays taken off 1 bill',
  );
  expect(place.look(owed)).toContainEqual(['10000116', 17_000, 3_000]);
});

it('a payment of more than the file asks for leaves nothing owed, and nothing below', async () => {
  const db = place.open();
  await pay(db, 12_450, { captured: 5, posted: 6 });
  place.write(MEMBERS, BILLS.replace('124.50,40.00', '100.00,40.00'));
  place.import({ asOf: at(0) });
  expect(place.look(owed)).toContainEqual(['10000116', 0, 0]);
});

it('a bill that leaves the file while its payment is under way still takes its posting', async () => {
  const db = place.open();
  await pay(db, 12_450, { captured: 5 });
  place.write(MEMBERS, BILLS.replace(/^10000116.*\n/m, ''));
  expect(place.import({ asOf: at(10) })[1]).toContain('1 closed');
  await post(db, 12_450, { at: 20 });
  expect(db.prepare('SELECT amount_cents FROM bill_postings').pluck().all()).toEqual([12_450]);
  expect(place.look(owed)).toContainEqual(['10000116', 0, 0]);
});
