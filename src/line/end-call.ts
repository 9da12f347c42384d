import { advance } from '../../flows/index.ts';
import { hasAgents } from '../store/agents.ts';
import { type CallRow, endCall, findCall } from '../store/calls.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { leaveQueue } from '../store/queue-entries.ts';
import { releaseTokensOfCall } from '../store/reusable-tokens.ts';
import { inTransaction } from '../store/statement.ts';
import { isOver, type StatusCallback } from '../twilio/read-status.ts';
import { writeCommand } from './commands.ts';
import type { Line } from './line.ts';
import { isCommand } from './settle.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * The carrier says that a call is over: its row is closed and its flow hears the hang-up. Late,
 * repeated and reordered callbacks change nothing, and a payment under way goes on without it. What
 * the hang-up brings about (a message is sent) is written down with it.
 * Returns whether the row was closed by this callback.
 */
export function endCallOnStatus(line: Line, callback: StatusCallback): boolean {
  if (!isOver(callback.status)) return false;
  const now = line.clock.now();
  return inTransaction(line.db, () => {
    const call = findCall(line.db, callback.callSid);
    if (!call || call.endedAtMilliseconds !== null) return false;
    const { commands, ...closed } = hungUp(line, call);
    for (const command of commands) writeCommand(line, command, call.callSid);
    const end = { ...closed, status: callback.status };
    releaseTokensOfCall(line.db, call.callSid, now);
    leaveQueue(line.db, call.callSid, 'hungUp', now);
    if (hasAgents(line.db)) askAssignment(line.db, `ended:${call.callSid}`, now);
    return endCall(line.db, call.callSid, end, callback.durationSeconds, now);
  });
}

function hungUp(line: Line, call: CallRow) {
  const saved = { flowVersion: call.flowVersion, json: call.saved };
  try {
    const step = advance(saved, { type: 'hangup' }, surroundingsOf(line));
    const { json, flowVersion } = step.saved;
    const commands = step.asks.filter(isCommand);
    return { saved: json, flowVersion, state: step.view.state, commands };
  } catch {
    // A call that cannot be restored still ends.
    return { saved: call.saved, flowVersion: call.flowVersion, state: call.state, commands: [] };
  }
}
