import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** What makes a call urgent; each counts as so many minutes waited longer (line.json). */
export type Need = 'coverageEndsToday' | 'relay' | 'returnedCall' | 'standard';

export type EntryState = 'waiting' | 'away' | 'offered' | 'connected' | 'ended';

/** A caller in the line for a person; one row a call. */
export interface QueueEntry {
  readonly entryId: string;
  readonly callSid: string;
  readonly state: EntryState;
  readonly need: Need;
  readonly reason: string;
  readonly locale: string;
  readonly channel: 'voice' | 'relay' | 'tty';
  readonly region: string | null;
  readonly memberId: string | null;
  readonly joinedAtMilliseconds: number;
  /** Before everybody else, the longest first; null for who is not. */
  readonly frontSinceMilliseconds: number | null;
  readonly reservedAgentId: string | null;
}

export interface Joining
  extends Omit<
    QueueEntry,
    'state' | 'joinedAtMilliseconds' | 'frontSinceMilliseconds' | 'reservedAgentId'
  > {
  /** Came back from a person who is gone: to the front. */
  readonly isReturning: boolean;
}

const COLUMNS = `id AS entryId, call_sid AS callSid, state, need, reason, locale, channel, region,
  member_id AS memberId, joined_at_ms AS joinedAtMilliseconds,
  front_since_ms AS frontSinceMilliseconds, reserved_agent_id AS reservedAgentId`;

/**
 * Puts a call into the line; call it inside the turn's transaction. A call that was there before
 * keeps its place, and one that comes back from a person goes to the front. Returns the entry's id.
 */
export function joinQueue(db: Database, joining: Joining, nowMilliseconds: number): string {
  const { isReturning, ...entry } = joining;
  return statement(
    db,
    `INSERT INTO queue_entries
       (id, call_sid, state, need, reason, locale, channel, region, member_id, joined_at_ms)
     VALUES (@entryId, @callSid, 'waiting', @need, @reason, @locale, @channel, @region, @memberId,
       @now)
     ON CONFLICT (call_sid) DO UPDATE SET
       state = 'waiting', need = @need, reason = @reason, locale = @locale, channel = @channel,
       region = @region, member_id = COALESCE(@memberId, member_id),
       joined_at_ms = CASE WHEN state = 'ended' THEN @now ELSE joined_at_ms END,
       front_since_ms = CASE WHEN @isReturning = 1 THEN @now WHEN state = 'ended' THEN NULL
         ELSE front_since_ms END,
       reserved_agent_id = CASE WHEN state = 'ended' THEN NULL ELSE reserved_agent_id END,
       ended_at_ms = NULL, ended_why = NULL
     RETURNING id`,
  )
    .pluck()
    .get({ ...entry, isReturning: Number(isReturning), now: nowMilliseconds }) as string;
}

/** The caller does something else and keeps the place; nobody is offered the call meanwhile. */
export function stepAside(db: Database, callSid: string): void {
  statement(
    db,
    "UPDATE queue_entries SET state = 'away' WHERE call_sid = ? AND state IN ('waiting', 'offered')",
  ).run(callSid);
}

/** Takes a call out of the line, saying why in one word. Once out, nothing changes. */
export function leaveQueue(
  db: Database,
  callSid: string,
  why: string,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    // Who hangs up while they talk with a person has not left the line.
    `UPDATE queue_entries SET ended_at_ms = ?,
       ended_why = CASE state WHEN 'connected' THEN 'served' ELSE ? END, state = 'ended'
     WHERE call_sid = ? AND state <> 'ended'`,
  ).run(nowMilliseconds, why, callSid);
  return changes === 1;
}

/** Moves an entry between the states a desk gives it. */
export function setEntryState(db: Database, entryId: string, state: EntryState): void {
  statement(db, 'UPDATE queue_entries SET state = ? WHERE id = ?').run(state, entryId);
}

/** Back in line before everybody else: was offered in vain, or a supervisor says for whom. */
export function putInFront(db: Database, entryId: string, nowMilliseconds: number): void {
  statement(
    db,
    `UPDATE queue_entries SET state = CASE state WHEN 'offered' THEN 'waiting' ELSE state END,
       front_since_ms = COALESCE(front_since_ms, ?)
     WHERE id = ? AND state IN ('waiting', 'offered', 'away')`,
  ).run(nowMilliseconds, entryId);
}

/** A supervisor wants this agent to have the caller, now or when they are in line again. */
export function reserveEntry(db: Database, entryId: string, agentId: string): void {
  statement(
    db,
    "UPDATE queue_entries SET reserved_agent_id = ? WHERE id = ? AND state <> 'ended'",
  ).run(agentId, entryId);
}

export function entryOf(db: Database, callSid: string): QueueEntry | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM queue_entries WHERE call_sid = ?`).get(callSid);
  return (row as QueueEntry | undefined) ?? null;
}

export function findEntry(db: Database, entryId: string): QueueEntry | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM queue_entries WHERE id = ?`).get(entryId);
  return (row as QueueEntry | undefined) ?? null;
}

/** Who waits, is away or is being offered. */
export function openEntries(db: Database): QueueEntry[] {
  return statement(
    db,
    `SELECT ${COLUMNS} FROM queue_entries WHERE state IN ('waiting', 'away', 'offered')`,
  ).all() as QueueEntry[];
}

/** Whether the last wait of this number since then ended with the caller hanging up. */
export function leftQueueLately(
  db: Database,
  callerNumber: string | null,
  sinceMilliseconds: number,
): boolean {
  if (callerNumber === null) return false;
  const why = statement(
    db,
    `SELECT ended_why FROM queue_entries
     JOIN calls ON calls.call_sid = queue_entries.call_sid
     WHERE calls.caller_number = ? AND queue_entries.ended_at_ms >= ?
     ORDER BY queue_entries.ended_at_ms DESC LIMIT 1`,
  )
    .pluck()
    .get(callerNumber, sinceMilliseconds);
  return why === 'hungUp';
}
