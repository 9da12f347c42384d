import { beforeEach, describe, expect, it } from 'vitest';
import { untoldAutopayNews } from '../../src/autopay/news.ts';
import type { RunOptions } from '../../src/autopay/run.ts';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import { settleCaptured, settleDeclined } from '../../src/payments/settle.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { changeAutopay, endAutopay, findEnrolment } from '../../src/store/autopay.ts';
import { noteCharge } from '../../src/store/autopay-charges.ts';
import type { Database } from '../../src/store/open.ts';
import { deleteMethod } from '../../src/store/saved-methods.ts';
import { authorize, HOUR, intentFor, newClock, newDatabase, START } from '../payments/support.ts';
import {
  authorization,
  countCharges,
  countPayments,
  enrol,
  enrolment,
  PREMIUM,
  run,
} from './support.ts';

const DAY = 24 * HOUR;
/** 10 March 2026, 8 in the morning in California. */
const DUE = START + 8 * DAY;
const MEMBER = '900021009';

let db: Database;
let clock: VirtualClock;

beforeEach(() => {
  db = newDatabase();
  clock = newClock();
});

const atDue = () => clock.pass(DUE - clock.now());
const results = async (options: RunOptions = {}, directory?: BillingDirectory) =>
  (await run(db, clock, options, directory)).map(({ result }) => result);
const owes = (cents: number) =>
  db.prepare('UPDATE bills SET balance_cents = ? WHERE bill_id = ?').run(cents, PREMIUM);
const payments = () =>
  db
    .prepare("SELECT id FROM payments WHERE call_sid <> 'demo' ORDER BY created_at_ms")
    .pluck()
    .all()
    .map((id) => findPayment(db, String(id)));
const news = () =>
  untoldAutopayNews(db, MEMBER, 'CA-next', clock.now()).map(({ outcome }) => outcome);
const texts = () =>
  db
    .prepare("SELECT json_extract(payload, '$.outcome') FROM outbox WHERE kind = 'tellAutopay'")
    .pluck()
    .all();

describe('a due date', () => {
  it('is charged on its day, not before, as one of a series and by the words agreed to', async () => {
    enrol(db);
    clock.pass(7 * DAY);
    expect(await results()).toEqual([]);
    atDue();
    const [item] = await run(db, clock);
    expect(item).toMatchObject({ result: 'charged', billId: PREMIUM, dueDate: '2026-03-10' });
    expect(payments()).toMatchObject([
      {
        ...{ state: 'submitting', amountCents: 48_210, purpose: 'recurring' },
        ...{ confirmation: item?.confirmation, authorizedWords: authorization.terms },
      },
    ]);
    expect(countCharges(db)).toBe(1);
  });

  it('is charged so many days before it as was agreed, and when a day had no run', async () => {
    enrol(db, { daysBefore: 3 });
    clock.pass(4 * DAY);
    expect(await results()).toEqual([]);
    clock.pass(3 * DAY);
    expect(await results()).toEqual(['charged']);
  });

  it('is not charged on the day it was agreed to', async () => {
    enrol(db, { daysBefore: 28 });
    expect(await results()).toEqual([]);
    clock.pass(DAY);
    expect(await results()).toEqual(['charged']);
  });

  it('is charged once, however often and however the runs overlap', async () => {
    enrol(db);
    atDue();
    await Promise.all([run(db, clock), run(db, clock)]);
    await run(db, clock);
    expect(countPayments(db)).toBe(1);
    expect(countCharges(db)).toBe(1);
  });

  it('is not tried again after a decline', async () => {
    enrol(db);
    atDue();
    await run(db, clock);
    const [payment] = payments();
    if (payment) settleDeclined(db, payment, 'gatewayDeclined', 'declined', clock.now());
    clock.pass(DAY);
    expect(await results()).toEqual([]);
    expect(news()).toEqual(['declined']);
    expect(texts()).toEqual(['declined']);
  });

  it('of a payment plan is the instalment of that month', async () => {
    const plan = { memberId: '900021017', kind: 'plan', billId: 'bill-10021017' } as const;
    enrol(db, plan);
    clock.pass(9 * DAY);
    const [item] = await run(db, clock);
    expect(item).toMatchObject({ result: 'charged', amountCents: 10_000 });
    expect(payments()).toMatchObject([{ purpose: 'instalment' }]);
  });
});

describe('nothing is charged', () => {
  it.each([
    ['over the limit', () => owes(50_001), 'overCap'],
    ['when the bill is in dispute', () => db.exec('UPDATE bills SET disputed = 1'), 'disputed'],
  ])('%s, and the member is told', async (_when, happens, outcome) => {
    enrol(db);
    happens();
    atDue();
    expect(await results()).toEqual([outcome]);
    expect(await results()).toEqual([]);
    expect(countPayments(db)).toBe(0);
    expect(news()).toEqual([outcome]);
    expect(texts()).toEqual([outcome]);
  });

  it('with a card that has expired', async () => {
    enrol(db);
    db.exec("UPDATE saved_methods SET expiry_month = '2026-02'");
    atDue();
    expect(await results()).toEqual(['cardExpired']);
    expect(news()).toEqual(['cardExpired']);
  });

  it('while another payment holds the bill; the next run looks again', async () => {
    enrol(db);
    atDue();
    const other = intentFor('a', { billId: PREMIUM, amountCents: 1_000 });
    authorize(db, clock.now(), 'tok_2', other);
    expect(await results()).toEqual(['billLocked']);
    const payment = findPayment(db, 'pay-a');
    if (payment) settleCaptured(db, payment, 'gatewayCaptured', 'ch_1', clock.now());
    const [item] = await run(db, clock);
    expect(item).toMatchObject({ result: 'charged', amountCents: 47_210 });
  });

  it('for a first premium, which the member pays', async () => {
    enrol(db, { memberId: '900021033' });
    atDue();
    expect(await results()).toEqual(['firstPremium']);
    expect(countPayments(db)).toBe(0);
  });

  it('when the next payment was skipped, though its due date moves', async () => {
    enrol(db);
    const due = { billId: PREMIUM, dueDate: '2026-03-10', amountCents: 48_210 };
    noteCharge(db, 'autopay-1', due, { state: 'skipped', paymentId: null }, START);
    db.exec(`INSERT INTO extensions
      (reference, bill_id, member_id, call_sid, from_date, due_date, created_at_ms)
      VALUES ('1', '${PREMIUM}', '${MEMBER}', 'CA-1', '2026-03-10', '2026-03-15', 0)`);
    clock.pass(20 * DAY);
    expect(await results()).toEqual([]);
    expect(news()).toEqual([]);
  });

  it('after it was cancelled', async () => {
    enrol(db);
    const about = { id: 'autopay-1', memberId: MEMBER, callSid: 'CA-2' };
    expect(endAutopay(db, { ...about, memberId: 'somebody', why: 'caller' }, START)).toBe(false);
    expect(endAutopay(db, { ...about, why: 'caller' }, START)).toBe(true);
    atDue();
    expect(await results()).toEqual([]);
    expect(news()).toEqual([]);
  });

  it('after its card was deleted, of which the member is told', async () => {
    enrol(db);
    deleteMethod(db, { methodId: 'method-1', memberId: MEMBER, callSid: 'CA-2' }, START);
    atDue();
    expect(await results()).toEqual([]);
    expect(news()).toEqual(['methodGone']);
    expect(texts()).toEqual(['methodGone']);
  });

  it('by a dry run, which may look ahead', async () => {
    enrol(db);
    expect(await results({ date: '2026-03-10', dryRun: true })).toEqual(['charged']);
    expect(countPayments(db)).toBe(0);
    await expect(run(db, clock, { date: '2026-03-10' })).rejects.toMatchObject({
      code: 'autopay.futureDate',
    });
  });

  it("while the plan's records are down, which the report says", async () => {
    enrol(db);
    atDue();
    const openBills = () => Promise.reject(new Error('down'));
    const down = { openBills } as unknown as BillingDirectory;
    expect(await results({}, down)).toEqual(['recordsDown']);
    expect(await results()).toEqual(['charged']);
  });
});

it('two failures in a row end the series, and the member is told of that too', async () => {
  enrol(db);
  atDue();
  for (const dueDate of ['2026-03-10', '2026-04-10']) {
    db.prepare('UPDATE bills SET due_date = ? WHERE bill_id = ?').run(dueDate, PREMIUM);
    await run(db, clock);
    const payment = payments().at(-1);
    if (payment) settleDeclined(db, payment, 'gatewayDeclined', 'declined', clock.now());
    expect(findEnrolment(db, 'autopay-1')?.state).toBe(
      dueDate === '2026-03-10' ? 'active' : 'suspended',
    );
    clock.pass(31 * DAY);
  }
  expect(countPayments(db)).toBe(2);
  expect(texts()).toEqual(['declined', 'declined', 'failedTwice']);
  expect(await results()).toEqual([]);
});

it('a change counts from the words it was agreed to by, and keeps what was dealt with', async () => {
  enrol(db, { capCents: 1_000 });
  atDue();
  expect(await results()).toEqual(['overCap']);
  const words = { ...authorization, terms: 'New words.', authorizedOn: '2026-03-10' };
  expect(changeAutopay(db, { ...enrolment, memberId: 'somebody' }, words, DUE)).toBe(false);
  expect(changeAutopay(db, enrolment, words, DUE)).toBe(true);
  clock.pass(DAY);
  expect(await results()).toEqual([]);
  db.prepare("UPDATE bills SET due_date = '2026-04-10' WHERE bill_id = ?").run(PREMIUM);
  clock.pass(31 * DAY);
  expect(await results()).toEqual(['charged']);
  expect(payments()[0]?.authorizedWords).toBe('New words.');
});
