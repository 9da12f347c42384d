import type { Command, SavedCall, View } from '../../flows/index.ts';
import { PaylineError } from '../errors.ts';
import { insertCall, updateCall } from '../store/calls.ts';
import { type CardToken, keepToken } from '../store/tokens.ts';
import { insertTurn } from '../store/turns.ts';
import { writeCommand } from './commands.ts';
import { OvertakenError } from './commit-queue.ts';
import type { Line } from './line.ts';

/** One answered webhook, ready to be written. */
export interface TurnRecord {
  readonly callSid: string;
  readonly turn: number;
  /** The call's row; null on its first turn. */
  readonly callId: number | null;
  /** Set on a call's first turn. */
  readonly opening: { readonly callerNumber: string | null; readonly lineNumber: string } | null;
  readonly saved: SavedCall;
  readonly view: View;
  readonly commands: readonly Command[];
  readonly token: CardToken | null;
  readonly event: string;
  readonly reply: string;
}

/**
 * Writes the call, its turn, its effects and its token in one transaction. False when another
 * request changed the world first (the same turn, the same bill, the same confirmation number):
 * nothing is written then, and the turn starts again.
 */
export async function commit(line: Line, record: TurnRecord): Promise<boolean> {
  try {
    await line.commits.commit(() => write(line, record));
    return true;
  } catch (error) {
    if (error instanceof OvertakenError || isOvertaken(error)) return false;
    throw error;
  }
}

function write(line: Line, record: TurnRecord): void {
  const { callSid, turn, event, reply, token } = record;
  const now = line.clock.now();
  const { state, about } = record.view;
  const { flowVersion, json: saved } = record.saved;
  const change = { flowVersion, saved, state, ...about };
  const callId = record.opening
    ? insertCall(line.db, { callSid, ...record.opening, ...change }, now)
    : record.callId;
  if (callId === null) throw new OvertakenError();
  if (!record.opening && !updateCall(line.db, callId, turn, change, now))
    throw new OvertakenError();
  insertTurn(line.db, callId, { turn, event, state, reply }, now);
  if (token) keepToken(line.db, line.sealer, token, now);
  for (const command of record.commands) writeCommand(line, command, callSid);
}

function isOvertaken(error: unknown): boolean {
  if (error instanceof PaylineError) return error.code === 'payment.billLocked';
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
