import type { PaymentOutcome } from '../../flows/index.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** A call as its row keeps it. */
export interface CallRow {
  readonly callSid: string;
  readonly callerNumber: string | null;
  readonly lineNumber: string;
  readonly flowVersion: number;
  readonly saved: string;
  /** The turn expected next. */
  readonly turn: number;
  readonly state: string;
  readonly memberId: string | null;
  readonly billId: string | null;
  readonly paymentId: string | null;
  readonly paymentHeard: PaymentOutcome | null;
  readonly finished: boolean;
  readonly troubles: number;
  readonly status: string;
  readonly startedAtMilliseconds: number;
  readonly updatedAtMilliseconds: number;
  readonly endedAtMilliseconds: number | null;
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
}

const COLUMNS = `call_sid, caller_number, line_number, flow_version, saved, turn, state, member_id,
  bill_id, payment_id, payment_heard, finished, troubles, status, started_at_ms, updated_at_ms, ended_at_ms`;

/** The call, or null when its first webhook has not been answered. */
export function findCall(db: Database, callSid: string): CallRow | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM calls WHERE call_sid = ?`).get(callSid);
  return row ? rowOf(row as Raw) : null;
}

/**
 * The caller's latest other call about this member since `sinceMilliseconds`. Callers whose number
 * is withheld have none.
 */
export function latestCallAbout(
  db: Database,
  memberId: string,
  callerNumber: string,
  exceptCallSid: string,
  sinceMilliseconds: number,
): CallRow | null {
  const row = statement(
    db,
    `SELECT ${COLUMNS} FROM calls
     WHERE member_id = ? AND caller_number = ? AND call_sid <> ? AND updated_at_ms >= ?
     ORDER BY updated_at_ms DESC, started_at_ms DESC LIMIT 1`,
  ).get(memberId, callerNumber, exceptCallSid, sinceMilliseconds);
  return row ? rowOf(row as Raw) : null;
}

/** Adds a call with its first turn answered. False when another request was first. */
export function insertCall(
  db: Database,
  call: { callSid: string; callerNumber: string | null; lineNumber: string } & CallChange,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `INSERT INTO calls (call_sid, caller_number, line_number, flow_version, saved, turn, state,
       member_id, bill_id, payment_id, payment_heard, finished, status, started_at_ms, updated_at_ms)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 'in-progress', ?, ?)
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
    nowMilliseconds,
    nowMilliseconds,
  );
  return changes === 1;
}

/** Writes a step, if `turn` is still the one expected. False when another request was first. */
export function updateCall(
  db: Database,
  callSid: string,
  turn: number,
  change: CallChange,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE calls SET flow_version = ?, saved = ?, turn = ?, state = ?, member_id = ?, bill_id = ?,
       payment_id = ?, payment_heard = ?, finished = ?, troubles = 0, updated_at_ms = ?
     WHERE call_sid = ? AND turn = ?`,
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
    nowMilliseconds,
    callSid,
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

interface Raw {
  readonly call_sid: string;
  readonly caller_number: string | null;
  readonly line_number: string;
  readonly flow_version: number;
  readonly saved: string;
  readonly turn: number;
  readonly state: string;
  readonly member_id: string | null;
  readonly bill_id: string | null;
  readonly payment_id: string | null;
  readonly payment_heard: PaymentOutcome | null;
  readonly finished: number;
  readonly troubles: number;
  readonly status: string;
  readonly started_at_ms: number;
  readonly updated_at_ms: number;
  readonly ended_at_ms: number | null;
}

function rowOf(raw: Raw): CallRow {
  return {
    callSid: raw.call_sid,
    callerNumber: raw.caller_number,
    lineNumber: raw.line_number,
    flowVersion: raw.flow_version,
    saved: raw.saved,
    turn: raw.turn,
    state: raw.state,
    memberId: raw.member_id,
    billId: raw.bill_id,
    paymentId: raw.payment_id,
    paymentHeard: raw.payment_heard,
    finished: raw.finished === 1,
    troubles: raw.troubles,
    status: raw.status,
    startedAtMilliseconds: raw.started_at_ms,
    updatedAtMilliseconds: raw.updated_at_ms,
    endedAtMilliseconds: raw.ended_at_ms,
  };
}
