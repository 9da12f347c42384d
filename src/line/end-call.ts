import { advance } from '../../flows/index.ts';
import { type CallRow, endCall, findCall } from '../store/calls.ts';
import { releaseTokensOfCall } from '../store/reusable-tokens.ts';
import { inTransaction } from '../store/statement.ts';
import type { StatusCallback } from '../twilio/read-status.ts';
import type { Line } from './line.ts';
import { surroundingsOf } from './surroundings.ts';

const ENDED: ReadonlySet<string> = new Set([
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
]);

/**
 * The carrier says that a call is over: its row is closed and its flow hears the hang-up. Late,
 * repeated and reordered callbacks change nothing, and a payment under way goes on without it.
 * Returns whether the row was closed by this callback.
 */
export function endCallOnStatus(line: Line, callback: StatusCallback): boolean {
  if (!ENDED.has(callback.status)) return false;
  const now = line.clock.now();
  return inTransaction(line.db, () => {
    const call = findCall(line.db, callback.callSid);
    if (!call || call.endedAtMilliseconds !== null) return false;
    const end = { ...hungUp(line, call), status: callback.status };
    releaseTokensOfCall(line.db, call.callSid, now);
    return endCall(line.db, call.callSid, end, callback.durationSeconds, now);
  });
}

function hungUp(line: Line, call: CallRow) {
  const saved = { flowVersion: call.flowVersion, json: call.saved };
  try {
    const step = advance(saved, { type: 'hangup' }, surroundingsOf(line));
    const { json, flowVersion } = step.saved;
    return { saved: json, flowVersion, state: step.view.state };
  } catch {
    // A call that cannot be restored still ends.
    return { saved: call.saved, flowVersion: call.flowVersion, state: call.state };
  }
}
