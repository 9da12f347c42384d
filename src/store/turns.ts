import type { Database } from './open.ts';
import { statement } from './statement.ts';

export interface Turn {
  readonly callSid: string;
  readonly turn: number;
  /** The shape of what came in ("digits:9", "key:1"), never the digits of an entry. */
  readonly event: string;
  readonly state: string;
  /** The document, byte for byte: a repeated webhook gets it again. */
  readonly reply: string;
}

/** The turn, when it has been answered. */
export function findTurn(db: Database, callSid: string, turn: number): Turn | null {
  const row = statement(
    db,
    `SELECT turn, event, state, reply FROM turns
     WHERE call_id = (SELECT id FROM calls WHERE call_sid = ?) AND turn = ?`,
  ).get(callSid, turn) as Omit<Turn, 'callSid'> | undefined;
  return row ? { callSid, ...row } : null;
}

/** Adds a turn to the call whose row has this number. */
export function insertTurn(
  db: Database,
  callId: number,
  turn: Omit<Turn, 'callSid'>,
  nowMilliseconds: number,
): void {
  statement(
    db,
    'INSERT INTO turns (call_id, turn, event, state, reply, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(callId, turn.turn, turn.event, turn.state, turn.reply, nowMilliseconds);
}

/** Replies speak of names and amounts: they go after `beforeMilliseconds`. Returns how many. */
export function deleteTurnsBefore(db: Database, beforeMilliseconds: number): number {
  return statement(
    db,
    `DELETE FROM turns WHERE id < coalesce(
       (SELECT id FROM turns WHERE at_ms >= ? ORDER BY id LIMIT 1),
       (SELECT max(id) + 1 FROM turns))`,
  ).run(beforeMilliseconds).changes;
}
