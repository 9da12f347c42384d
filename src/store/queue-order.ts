import type { Database } from './open.ts';
import { type Need, openEntries, type QueueEntry } from './queue-entries.ts';
import { statement } from './statement.ts';

/** By how many minutes each need counts as waited longer. */
export type CreditMinutes = Readonly<Record<Need, number>>;

const MINUTE_MILLISECONDS = 60_000;

/** Handling times of so many conversations are looked at, of so long ago. */
const HANDLED_MAX = 20;
const HANDLED_SINCE_MILLISECONDS = 8 * 60 * MINUTE_MILLISECONDS;
/** Fewer say nothing about the next one. */
const HANDLED_MIN = 3;

/**
 * The line in the order it is served: who is at the front, then by time waited with the credit of
 * the need. The credit is bounded, so whoever waits longer than it goes before any newcomer.
 */
export function inOrder(entries: readonly QueueEntry[], credit: CreditMinutes): QueueEntry[] {
  const since = (entry: QueueEntry) =>
    entry.joinedAtMilliseconds - credit[entry.need] * MINUTE_MILLISECONDS;
  const front = (entry: QueueEntry) => entry.frontSinceMilliseconds ?? Number.POSITIVE_INFINITY;
  return entries.toSorted(
    (a, b) => compare(front(a), front(b)) || since(a) - since(b) || compareText(a, b),
  );
}

/** Infinity minus itself is no number. */
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

const compareText = (a: QueueEntry, b: QueueEntry) => (a.entryId < b.entryId ? -1 : 1);

/** A call's place in line: 1 is next. Null when it is not in the line. */
export function placeOf(db: Database, callSid: string, credit: CreditMinutes): number | null {
  const index = inOrder(openEntries(db), credit).findIndex((entry) => entry.callSid === callSid);
  return index === -1 ? null : index + 1;
}

/**
 * Whole minutes until that place is served, from our own handling times of the last hours; null
 * when there are too few to say, or nobody is there to serve.
 */
export function estimateMinutes(
  db: Database,
  place: number,
  onDutyCount: number,
  nowMilliseconds: number,
): number | null {
  if (onDutyCount === 0) return null;
  const handled = statement(
    db,
    `SELECT ended_at_ms - started_at_ms FROM conversations
     WHERE state = 'ended' AND ended_at_ms >= ? ORDER BY ended_at_ms DESC LIMIT ${HANDLED_MAX}`,
  )
    .pluck()
    .all(nowMilliseconds - HANDLED_SINCE_MILLISECONDS) as number[];
  if (handled.length < HANDLED_MIN) return null;
  const each = handled.reduce((sum, milliseconds) => sum + milliseconds, 0) / handled.length;
  return Math.max(1, Math.ceil((place * each) / onDutyCount / MINUTE_MILLISECONDS));
}
