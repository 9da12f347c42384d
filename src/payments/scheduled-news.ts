import { outcomeOf, type PaymentState, type ScheduledNews } from '../../flows/index.ts';
import type { Database } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { findScheduled, type ScheduledRow } from '../store/scheduled-payments.ts';
import { statement } from '../store/statement.ts';
import { findPayment, outcomeKnownAt } from './ledger.ts';

/** Older news than this is for the past payments. */
const TOLD_FOR_MILLISECONDS = 30 * 86_400_000;
/** More at once nobody keeps in mind; the rest is told in the next call. */
const NEWS_MAX = 3;

/** Owes the member a text about a scheduled payment that was not made; in a transaction. */
export function oweNews(db: Database, scheduledId: string, nowMilliseconds: number): void {
  enqueue(db, {
    key: `tellScheduled:${scheduledId}`,
    kind: 'tellScheduled',
    subject: scheduledId,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}

/** The same when a payment that may have been scheduled has failed. */
export function oweNewsOfPayment(db: Database, paymentId: string, nowMilliseconds: number): void {
  if (findScheduled(db, paymentId)) oweNews(db, paymentId, nowMilliseconds);
}

/** How a scheduled payment ended when it was not made, or that nobody knows; null otherwise. */
export function newsOf(db: Database, row: ScheduledRow): ScheduledNews['outcome'] | null {
  if (row.state === 'waiting' || row.why === 'caller') return null;
  if (row.why !== null) return row.why;
  const payment = findPayment(db, row.id);
  return payment && failureOf(payment.state);
}

function failureOf(state: PaymentState): ScheduledNews['outcome'] | null {
  const outcome = outcomeOf(state);
  return outcome === 'declined' || outcome === 'notCharged' || outcome === 'unknown'
    ? outcome
    : null;
}

/**
 * What the member must hear first: scheduled payments that were not made, as far as no other call
 * in which they identified has begun since that was known.
 */
export function untoldNews(
  db: Database,
  memberId: string,
  callSid: string,
  nowMilliseconds: number,
): readonly ScheduledNews[] {
  const ids = statement(
    db,
    `SELECT id FROM scheduled_payments
     WHERE member_id = ? AND state <> 'waiting' AND ended_at_ms > ? ORDER BY ended_at_ms, id`,
  )
    .pluck()
    .all(memberId, nowMilliseconds - TOLD_FOR_MILLISECONDS) as string[];
  return ids
    .flatMap((id) => {
      const row = findScheduled(db, id);
      const outcome = row && newsOf(db, row);
      if (!row || !outcome || wasTold(db, row, outcome, callSid)) return [];
      const { onDate, amountCents, confirmation } = row;
      return [{ outcome, onDate, amountCents, confirmation }];
    })
    .slice(0, NEWS_MAX);
}

function wasTold(
  db: Database,
  row: ScheduledRow,
  outcome: ScheduledNews['outcome'],
  callSid: string,
): boolean {
  if (outcome === 'unknown') return false;
  const knownAt = row.why === null ? outcomeKnownAt(db, row.id) : row.endedAtMilliseconds;
  const later = statement(
    db,
    'SELECT 1 FROM calls WHERE member_id = ? AND call_sid <> ? AND started_at_ms >= ? LIMIT 1',
  ).get(row.memberId, callSid, knownAt);
  return later !== undefined;
}
