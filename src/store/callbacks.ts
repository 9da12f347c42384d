import type { Database } from './open.ts';
import type { Need } from './queue-entries.ts';
import { statement } from './statement.ts';

export type CallbackState = 'waiting' | 'calling' | 'reached' | 'givenUp' | 'canceled';

/** A caller who wants to be called back. */
export interface Callback {
  readonly callbackId: string;
  readonly state: CallbackState;
  readonly fromCallSid: string;
  /** E.164. */
  readonly phoneNumber: string;
  /** Null: when the place in line comes up. */
  readonly dueAtMilliseconds: number | null;
  readonly askedAtMilliseconds: number;
  readonly tries: number;
  readonly memberId: string | null;
  readonly locale: string;
  readonly channel: 'voice' | 'relay' | 'tty';
  readonly region: string | null;
  readonly need: Need;
  readonly reason: string;
}

const COLUMNS = `id AS callbackId, state, from_call_sid AS fromCallSid, phone_number AS phoneNumber,
  due_at_ms AS dueAtMilliseconds, asked_at_ms AS askedAtMilliseconds, tries,
  member_id AS memberId, locale, channel, region, need, reason`;

/** Writes down what the caller agreed to; call it inside the turn's transaction. */
export function requestCallback(
  db: Database,
  callback: Omit<Callback, 'state' | 'tries'> & { readonly consentedTo: string },
): void {
  statement(
    db,
    `INSERT INTO callbacks (id, state, from_call_sid, phone_number, due_at_ms, asked_at_ms,
       member_id, locale, channel, region, need, reason, consented_to)
     VALUES (@callbackId, 'waiting', @fromCallSid, @phoneNumber, @dueAtMilliseconds,
       @askedAtMilliseconds, @memberId, @locale, @channel, @region, @need, @reason, @consentedTo)
     ON CONFLICT (id) DO NOTHING`,
  ).run(callback);
}

export function findCallback(db: Database, callbackId: string): Callback | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM callbacks WHERE id = ?`).get(callbackId);
  return (row as Callback | undefined) ?? null;
}

/** The member's, or else the number's, callback that is still owed; null when there is none. */
export function openCallbackOf(
  db: Database,
  who: { readonly memberId: string | null; readonly phoneNumber: string | null },
): Callback | null {
  const row = statement(
    db,
    `SELECT ${COLUMNS} FROM callbacks
     WHERE state IN ('waiting', 'calling')
       AND (member_id = @memberId OR phone_number = @phoneNumber)
     ORDER BY asked_at_ms DESC LIMIT 1`,
  ).get(who);
  return (row as Callback | undefined) ?? null;
}

/** Every callback that is owed, the earliest asked first. */
export function openCallbacks(db: Database): Callback[] {
  return statement(
    db,
    `SELECT ${COLUMNS} FROM callbacks WHERE state IN ('waiting', 'calling')
     ORDER BY asked_at_ms, id`,
  ).all() as Callback[];
}

/** Its number is being rung; false when it is no longer owed or is being rung already. */
export function startCallback(db: Database, callbackId: string): boolean {
  const { changes } = statement(
    db,
    "UPDATE callbacks SET state = 'calling', tries = tries + 1 WHERE id = ? AND state = 'waiting'",
  ).run(callbackId);
  return changes === 1;
}

/** Its number was not rung after all: as it was, and the try does not count. */
export function takeBackTry(db: Database, callbackId: string): void {
  statement(
    db,
    "UPDATE callbacks SET state = 'waiting', tries = tries - 1 WHERE id = ? AND state = 'calling'",
  ).run(callbackId);
}

/** Nobody was reached: again at `dueAtMilliseconds`. */
export function postponeCallback(
  db: Database,
  callbackId: string,
  dueAtMilliseconds: number,
): void {
  statement(
    db,
    "UPDATE callbacks SET state = 'waiting', due_at_ms = ? WHERE id = ? AND state = 'calling'",
  ).run(dueAtMilliseconds, callbackId);
}

/** It is owed no longer; false when it was not before. */
export function closeCallback(
  db: Database,
  callbackId: string,
  end: { readonly state: 'reached' | 'givenUp' | 'canceled'; readonly why: string },
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE callbacks SET state = ?, closed_at_ms = ?, closed_why = ?
     WHERE id = ? AND state IN ('waiting', 'calling')`,
  ).run(end.state, nowMilliseconds, end.why, callbackId);
  return changes === 1;
}
