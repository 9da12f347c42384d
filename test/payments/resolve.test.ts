import { beforeEach, describe, expect, it } from 'vitest';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import type { FoundCharge } from '../../src/payments/gateway.ts';
import { applyPaymentEvent, findPayment } from '../../src/payments/ledger.ts';
import { createResolveHandler } from '../../src/payments/resolve-job.ts';
import { enqueueLookup } from '../../src/payments/settle.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { Database } from '../../src/store/open.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import {
  authorize,
  HOUR,
  history,
  intentFor,
  keepingLog,
  MINUTE,
  newClock,
  newDatabase,
  SECOND,
  START,
} from './support.ts';

const captured: FoundCharge = { result: 'captured', chargeId: 'ch_1', amountCents: 12_450 };
const notFound: FoundCharge = { result: 'notFound' };
const unknown: FoundCharge = { result: 'unknown', detail: 'look-up: HTTP 500' };

describe('a payment whose answer was lost', () => {
  let db: Database;
  let clock: VirtualClock;
  let log: ReturnType<typeof keepingLog>;
  let asked: number[];
  let find: (afterMilliseconds: number) => FoundCharge;
  beforeEach(() => {
    db = newDatabase();
    clock = newClock();
    log = keepingLog();
    asked = [];
    authorize(db, START, 'tok', intentFor('a'));
    db.exec("DELETE FROM outbox WHERE kind = 'charge'");
    enqueueLookup(db, applyPaymentEvent(db, 'pay-a', 'answerLost', START), START);
  });

  /** Lets time pass from one look-up to the next for so long. */
  const pass = async (milliseconds: number) => {
    const gateway = {
      name: 'scripted',
      charge: () => Promise.reject(new Error('a payment that may be charged is never sent again')),
      find: async (reference: string) => {
        expect(reference).toBe('CONF-a');
        asked.push(clock.now() - START);
        return find(clock.now() - START);
      },
      isHealthy: () => Promise.resolve(true),
    };
    const handlers = { resolve: createResolveHandler({ gateway }) };
    const worker = createOutboxWorker({ db, clock, log, handlers });
    db.exec("UPDATE outbox SET done_at_ms = 0 WHERE kind = 'postToBilling'");
    const until = clock.now() + milliseconds;
    for (let due = nextDueAt(db); due !== null && due <= until; due = nextDueAt(db)) {
      clock.pass(Math.max(0, due - clock.now()));
      await worker.drain();
      db.exec("UPDATE outbox SET done_at_ms = 0 WHERE kind = 'postToBilling'");
    }
    clock.pass(until - clock.now());
  };
  const state = () => findPayment(db, 'pay-a')?.state;
  const last = () => history(db, 'pay-a').at(-1);
  const tokens = () => db.prepare('SELECT COUNT(*) FROM card_tokens').pluck().get();
  const alerts = () =>
    log.lines.filter(({ level }) => level === 'error').map((line) => line.message);
  const posts = () =>
    db.prepare("SELECT key FROM outbox WHERE kind = 'postToBilling'").pluck().all();

  it('is asked about after 5 s, 15 s, 60 s, five times 5 min, then hourly for a day', async () => {
    find = () => unknown;
    await pass(48 * HOUR);
    const waits = asked.map((at, index) => at - (asked[index - 1] ?? 0));
    expect(waits).toEqual([
      5 * SECOND,
      15 * SECOND,
      60 * SECOND,
      ...Array(5).fill(5 * MINUTE),
      ...Array(24).fill(HOUR),
    ]);
  });

  it('is given to a person after a day without an answer, and its bill stays locked', async () => {
    find = () => unknown;
    await pass(24 * HOUR);
    expect(state()).toBe('unknown');
    await pass(HOUR);
    expect(last()).toBe('unknown --gaveUp--> needsReview');
    expect(alerts()).toEqual(['A payment needs a person: compare it with the gateway.']);
    expect(tokens()).toBe(0);
  });

  it('is captured once the gateway shows it', async () => {
    find = (after) => (after < MINUTE ? unknown : captured);
    await pass(HOUR);
    expect(last()).toBe('unknown --lookupFoundCapture--> captured');
    expect(asked).toEqual([5_000, 20_000, 80_000]);
    expect(posts()).toEqual(['post:CONF-a:bill-a']);
    expect(tokens()).toBe(0);
    expect(alerts()).toEqual([]);
  });

  it('is declined once the gateway says so', async () => {
    find = () => ({ result: 'declined', reason: 'insufficientFunds' });
    await pass(HOUR);
    expect(last()).toBe('unknown --lookupFoundDecline--> declined');
    expect(findPayment(db, 'pay-a')?.declineReason).toBe('insufficientFunds');
    expect(posts()).toEqual([]);
  });

  it('is not called uncharged while its request may still be travelling', async () => {
    find = (after) => (after < 14 * MINUTE ? notFound : captured);
    await pass(HOUR);
    expect(history(db, 'pay-a').slice(-2)).toEqual([
      'submitting --answerLost--> unknown',
      'unknown --lookupFoundCapture--> captured',
    ]);
  });

  it('is not charged when two look-ups after 15 minutes agree', async () => {
    find = () => notFound;
    await pass(17 * MINUTE);
    expect(state(), 'after the first').toBe('unknown');
    await pass(5 * MINUTE);
    expect(last()).toBe('unknown --lookupProvedNothing--> notCharged');
    expect(tokens()).toBe(0);
    expect(alerts()).toEqual([]);
  });

  it('takes no silence for agreement', async () => {
    find = (after) => (after < 17 * MINUTE ? notFound : unknown);
    await pass(5 * HOUR);
    expect(state()).toBe('unknown');
  });

  it('needs a person when the gateway holds another amount', async () => {
    find = () => ({ ...captured, amountCents: 1 });
    await pass(MINUTE);
    expect(last()).toBe('unknown --lookupFoundMismatch--> needsReview');
    expect(alerts()).toHaveLength(1);
    expect(posts()).toEqual([]);
  });

  it('is asked about once more a day later, and a late charge is a correction', async () => {
    find = (after) => (after < 23 * HOUR ? notFound : captured);
    await pass(22 * MINUTE);
    expect(state()).toBe('notCharged');
    await pass(24 * HOUR);
    expect(last()).toBe('notCharged --lateCapture--> captured');
    expect(posts()).toEqual(['post:CONF-a:bill-a']);
    expect(alerts()).toEqual(['A charge thought absent exists: tell the member.']);
  });

  it('stays uncharged when the last look finds nothing either', async () => {
    find = () => notFound;
    await pass(30 * HOUR);
    expect(state()).toBe('notCharged');
    expect(asked.at(-1)).toBe(24 * HOUR);
    expect(nextDueAt(db)).toBeNull();
  });

  it('takes no late charge over another amount for ours', async () => {
    find = (after) => (after < 23 * HOUR ? notFound : { ...captured, amountCents: 1 });
    await pass(30 * HOUR);
    expect(state()).toBe('notCharged');
    expect(alerts()).toHaveLength(1);
  });

  it('is asked about in one chain even when a look-up is done twice', async () => {
    find = () => unknown;
    await pass(5 * SECOND);
    db.exec("UPDATE outbox SET done_at_ms = NULL WHERE key = 'resolve:pay-a:1'");
    await pass(0);
    expect(findPayment(db, 'pay-a')?.lookups).toBe(1);
    const open = db.prepare('SELECT key FROM outbox WHERE done_at_ms IS NULL').pluck().all();
    expect(open).toEqual(['resolve:pay-a:2']);
  });
});
