import { beforeEach, describe, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import { createRunScheduledHandler } from '../../src/payments/run-scheduled-job.ts';
import { settleCaptured, settleDeclined } from '../../src/payments/settle.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import {
  cancelScheduledByMember,
  findScheduled,
  schedulePayment,
} from '../../src/store/scheduled-payments.ts';
import { keepToken, useToken } from '../../src/store/tokens.ts';
import {
  authorize,
  HOUR,
  intentFor,
  keepingLog,
  MINUTE,
  newClock,
  newDatabase,
  START,
  sealer,
} from './support.ts';

/** Nine in the morning of March 10 in California. */
const RUNS_AT = Date.UTC(2026, 2, 10, 16);
const WAIT_DAYS = 3;

describe('a scheduled payment', () => {
  let db: Database;
  let clock: VirtualClock;
  let log: ReturnType<typeof keepingLog>;
  let owedCents: number;
  let inDispute: boolean;
  let asked: number;
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    log = keepingLog();
    owedCents = 12_450;
    inDispute = false;
    asked = 0;
    const card = { tokenId: 'card-1', brand: 'visa', lastFour: '1111' };
    keepToken(db, sealer, { ...card, id: 'card-1', token: 'tok_1', isReusable: true }, START);
    schedulePayment(
      db,
      {
        ...{ id: 'scheduled-1', confirmation: '12345678', billId: 'bill-1', amountCents: 12_450 },
        ...{ purpose: 'single', card, onDate: '2026-03-10', zone: 'America/Los_Angeles' },
        runsAtMilliseconds: RUNS_AT,
      },
      {
        ...{ memberId: 'member-1', callSid: 'CA-1', purpose: 'scheduledPayment' },
        ...{ words: 'To agree, press 1.', scriptVersion: '2026-11', locale: 'en-US' },
      },
      START,
    );
  });

  /** Runs what falls due until then; charges and other effects stay written down. */
  const passUntil = async (until: number) => {
    const bill = async (billId: string) => {
      asked += 1;
      const about = { kind: 'medical', category: 'labTests', forDate: '2026-02-01' } as const;
      const dates = { dueDate: '2026-03-12', graceEndDate: null, premium: null };
      return { ...about, ...dates, billId, balanceCents: owedCents, minimumDueCents: 0, inDispute };
    };
    const directory = { bill } as unknown as BillingDirectory;
    const handler = createRunScheduledHandler({ directory, waitDays: () => WAIT_DAYS });
    const worker = createOutboxWorker({ db, clock, log, handlers: { runScheduled: handler } });
    const park = () => db.exec("UPDATE outbox SET done_at_ms = 0 WHERE kind <> 'runScheduled'");
    park();
    for (let due = nextDueAt(db); due !== null && due <= until; due = nextDueAt(db)) {
      clock.pass(Math.max(0, due - clock.now()));
      await worker.drain();
      park();
    }
    clock.pass(Math.max(0, until - clock.now()));
  };

  const ordered = () =>
    db.prepare("SELECT count(*) FROM outbox WHERE key LIKE 'charge:scheduled-1'").pluck().get();

  it('is nothing before its hour, then one payment with the number that was spoken', async () => {
    await passUntil(RUNS_AT - 1);
    expect(asked).toBe(0);
    await passUntil(RUNS_AT);
    expect(findPayment(db, 'scheduled-1')).toMatchObject({
      confirmation: '12345678',
      amountCents: 12_450,
      authorizedWords: 'To agree, press 1.',
      state: 'submitting',
    });
    expect(ordered()).toBe(1);
  });

  it('is charged once though its job is done again', async () => {
    await passUntil(RUNS_AT);
    db.exec("UPDATE outbox SET done_at_ms = NULL WHERE kind = 'runScheduled'");
    await passUntil(RUNS_AT + HOUR);
    expect(db.prepare('SELECT count(*) FROM payments').pluck().get()).toBe(1);
    expect(ordered()).toBe(1);
  });

  it.each([
    [20_000, 12_450],
    [5_000, 5_000],
  ])('with %i cents owed by then charges %i', async (owed, charged) => {
    owedCents = owed;
    await passUntil(RUNS_AT);
    expect(findPayment(db, 'scheduled-1')?.amountCents).toBe(charged);
  });

  it('takes off what is charged and not yet posted', async () => {
    authorize(db, START, 'tok_2', intentFor('a', { billId: 'bill-1', amountCents: 10_000 }));
    const other = findPayment(db, 'pay-a');
    if (other) settleCaptured(db, other, 'gatewayCaptured', 'ch_1', START);
    await passUntil(RUNS_AT);
    expect(findPayment(db, 'scheduled-1')?.amountCents).toBe(2_450);
  });

  it.each([
    ['nothingOwed', () => ({ owed: 0, disputed: false })],
    ['disputed', () => ({ owed: 100, disputed: true })],
  ])('is given up as %s, with an audit, and its card forgotten', async (why, given) => {
    owedCents = given().owed;
    inDispute = given().disputed;
    await passUntil(RUNS_AT);
    expect(findScheduled(db, 'scheduled-1')).toMatchObject({ state: 'cancelled', why });
    expect(findPayment(db, 'scheduled-1')).toBeNull();
    expect(useToken(db, sealer, 'card-1', clock.now())).toBeNull();
    const audited = db.prepare("SELECT detail FROM audit WHERE action = 'payment.unschedule'");
    expect(audited.pluck().all()).toEqual([JSON.stringify({ why, callSid: null })]);
  });

  it('waits while another payment of the bill has no known end, then goes on', async () => {
    authorize(db, START, 'tok_2', intentFor('a', { billId: 'bill-1' }));
    await passUntil(RUNS_AT + HOUR);
    expect(findScheduled(db, 'scheduled-1')?.state).toBe('waiting');
    const other = findPayment(db, 'pay-a');
    if (other) settleDeclined(db, other, 'gatewayDeclined', 'declined', clock.now());
    await passUntil(RUNS_AT + HOUR + 15 * MINUTE);
    expect(findPayment(db, 'scheduled-1')?.state).toBe('submitting');
  });

  it('is given up, and a person alerted, when the bill stays locked for days', async () => {
    authorize(db, START, 'tok_2', intentFor('a', { billId: 'bill-1' }));
    await passUntil(RUNS_AT + (WAIT_DAYS + 1) * 24 * HOUR);
    expect(findScheduled(db, 'scheduled-1')).toMatchObject({
      state: 'cancelled',
      why: 'billLocked',
    });
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it.each([
    ['the day before, at midnight less one', Date.UTC(2026, 2, 10, 7) - 1, true],
    ['on the day itself', Date.UTC(2026, 2, 10, 7), false],
  ])('cancelled %s where the member lives: %s', (_when, now, isCancelled) => {
    const mine = { id: 'scheduled-1', memberId: 'member-1', callSid: 'CA-2' };
    expect(cancelScheduledByMember(db, { ...mine, memberId: 'member-2' }, now)).toBe(false);
    expect(cancelScheduledByMember(db, mine, now)).toBe(isCancelled);
  });

  it('is told as not made when its payment is declined', async () => {
    await passUntil(RUNS_AT);
    const payment = findPayment(db, 'scheduled-1');
    if (payment) settleDeclined(db, payment, 'gatewayDeclined', 'declined', clock.now());
    const owed = db.prepare("SELECT subject FROM outbox WHERE kind = 'tellScheduled'");
    expect(owed.pluck().all()).toEqual(['scheduled-1']);
  });
});
