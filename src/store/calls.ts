import type { Channel, Locale, PaymentOutcome, Transfer } from '../../flows/index.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** What a turn needs of a call's row. */
export interface CallRow {
  /** The row's own number: found faster than by its SID. */
  readonly id: number;
  readonly callSid: string;
  readonly flowVersion: number;
  readonly saved: string;
  /** The turn expected next. */
  readonly turn: number;
  readonly state: string;
  readonly endedAtMilliseconds: number | null;
}

/** What a later call about the same member needs of it. */
export interface EarlierCallRow {
  readonly billId: string | null;
  readonly paymentId: string | null;
  readonly paymentHeard: PaymentOutcome | null;
  readonly finished: boolean;
  readonly startedAtMilliseconds: number;
  readonly updatedAtMilliseconds: number;
}

/** In which language and channel a call is held, and for which region. */
export interface CallSetting {
  readonly locale: Locale;
  readonly channel: Channel;
  readonly region: string | null;
}

/** What one step changes. */
export interface CallChange {
  readonly flowVersion: number;
  readonly saved: string;
  readonly state: string;
  readonly memberId: string | null;
  readonly billId: string | null;
  readonly paymentId: string | null;
  readonly paymentHeard: PaymentOutcome | null;
  readonly finished: boolean;
  readonly locale: Locale;
  readonly region: string | null;
  readonly channel: Channel;
  readonly transfer: Transfer | null;
}

/** The call, or null when its first webhook has not been answered. */
export function findCall(db: Database, callSid: string): CallRow | null {
  const row = statement(
    db,
    'SELECT id, flow_version, saved, turn, state, ended_at_ms FROM calls WHERE call_sid = ?',
  )
    .raw()
    .get(callSid) as [number, number, string, number, string, number | null] | undefined;
  if (!row) return null;
  const [id, flowVersion, saved, turn, state, endedAtMilliseconds] = row;
  return { id, callSid, flowVersion, saved, turn, state, endedAtMilliseconds };
}

/** The caller's number, E.164; null when withheld or when there is no such call. */
export function callerNumberOf(db: Database, callSid: string): string | null {
  const number = statement(db, 'SELECT caller_number FROM calls WHERE call_sid = ?')
    .pluck()
    .get(callSid) as string | null | undefined;
  return number ?? null;
}

/** More calls about one member by one phone in a week are not looked through. */
const EARLIER_CALLS_MAX = 20;

/**
 * The caller's other calls about this member since `sinceMilliseconds`, the latest first. Callers
 * whose number is withheld have none.
 */
export function earlierCallsAbout(
  db: Database,
  memberId: string,
  callerNumber: string,
  exceptCallSid: string,
  sinceMilliseconds: number,
): readonly EarlierCallRow[] {
  const rows = statement(
    db,
    `SELECT bill_id AS billId, payment_id AS paymentId, payment_heard AS paymentHeard, finished,
       started_at_ms AS startedAtMilliseconds, updated_at_ms AS updatedAtMilliseconds FROM calls
     WHERE member_id = ? AND caller_number = ? AND call_sid <> ? AND updated_at_ms >= ?
     ORDER BY updated_at_ms DESC, started_at_ms DESC LIMIT ${EARLIER_CALLS_MAX}`,
  ).all(memberId, callerNumber, exceptCallSid, sinceMilliseconds) as (Omit<
    EarlierCallRow,
    'finished'
  > & { finished: number })[];
  return rows.map((row) => ({ ...row, finished: row.finished === 1 }));
}

/** Whether the latest call from this number since then was through relay and did not end in a goodbye. */
export function brokeOffInRelay(
  db: Database,
  callerNumber: string,
  sinceMilliseconds: number,
): boolean {
  const row = statement(
    db,
    `SELECT channel, finished FROM calls WHERE caller_number = ? AND updated_at_ms >= ?
     ORDER BY updated_at_ms DESC LIMIT 1`,
  ).get(callerNumber, sinceMilliseconds) as { channel: Channel; finished: number } | undefined;
  return row?.channel === 'relay' && row.finished === 0;
}

/** Adds a call whose first turn is answered: its row's number, null when another was first. */
export function insertCall(
  db: Database,
  call: { callSid: string; callerNumber: string | null; lineNumber: string } & CallChange,
  nowMilliseconds: number,
): number | null {
  const { changes, lastInsertRowid } = statement(
    db,
    `INSERT INTO calls (call_sid, caller_number, line_number, flow_version, saved, turn, state,
       member_id, bill_id, payment_id, payment_heard, finished, locale, channel,
       status, started_at_ms,
       updated_at_ms)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, 'in-progress', ?, ?)
     ON CONFLICT (call_sid) DO NOTHING`,
  ).run(
    call.callSid,
    call.callerNumber,
    call.lineNumber,
    call.flowVersion,
    call.saved,
    call.state,
    call.memberId,
    call.billId,
    call.paymentId,
    call.paymentHeard,
    Number(call.finished),
    call.locale,
    call.channel,
    nowMilliseconds,
    nowMilliseconds,
  );
  return changes === 1 ? Number(lastInsertRowid) : null;
}

/**
 * Writes a step, if `turn` is still the one expected and the call goes on. False when another
 * request was first, or the carrier said meanwhile that the caller is gone.
 */
export function updateCall(
  db: Database,
  id: number,
  turn: number,
  change: CallChange,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE calls SET flow_version = ?, saved = ?, turn = ?, state = ?, member_id = ?, bill_id = ?,
       payment_id = ?, payment_heard = ?, finished = ?, locale = ?, channel = ?,
       region = ?, transfer_reason = ?,
       transfer_language = ?, troubles = 0, updated_at_ms = ?
     WHERE id = ? AND turn = ? AND ended_at_ms IS NULL`,
  ).run(
    change.flowVersion,
    change.saved,
    turn + 1,
    change.state,
    change.memberId,
    change.billId,
    change.paymentId,
    change.paymentHeard,
    Number(change.finished),
    change.locale,
    change.channel,
    change.region,
    change.transfer?.reason ?? null,
    change.transfer?.language ?? null,
    nowMilliseconds,
    id,
    turn,
  );
  return changes === 1;
}

/** Closes the row. A call that has ended stays ended: late and repeated events change nothing. */
export function endCall(
  db: Database,
  callSid: string,
  end: { saved: string; flowVersion: number; state: string; status: string },
  durationSeconds: number | null,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE calls SET saved = ?, flow_version = ?, state = ?, status = ?, duration_seconds = ?,
       ended_at_ms = ? WHERE call_sid = ? AND ended_at_ms IS NULL`,
  ).run(
    end.saved,
    end.flowVersion,
    end.state,
    end.status,
    durationSeconds,
    nowMilliseconds,
    callSid,
  );
  return changes === 1;
}

/** The language, the channel and the region of the call; null when there is no such call. */
export function settingOfCall(db: Database, callSid: string): CallSetting | null {
  const row = statement(db, 'SELECT locale, channel, region FROM calls WHERE call_sid = ?').get(
    callSid,
  );
  return (row as CallSetting | undefined) ?? null;
}

/** Counts a turn that ended in an apology; returns how many there are in a row. */
export function countTrouble(db: Database, callSid: string): number {
  const troubles = statement(
    db,
    'UPDATE calls SET troubles = troubles + 1 WHERE call_sid = ? RETURNING troubles',
  )
    .pluck()
    .get(callSid) as number | undefined;
  return troubles ?? 0;
}
