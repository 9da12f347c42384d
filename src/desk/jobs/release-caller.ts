import { turnOfCall } from '../../line/go-to-page.ts';
import type { Line } from '../../line/line.ts';
import { takeTurn } from '../../line/take-turn.ts';
import { conversationOfCall, findConversation } from '../../store/conversations.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import { findTurn } from '../../store/turns.ts';
import { callBriefOf } from '../call-brief.ts';
import { callerToPage } from '../caller-to-page.ts';
import type { CarrierOutcome } from '../carrier.ts';
import type { DeskTools } from '../tools.ts';

/** The carrier refuses or is away; it is asked so often. */
const TRIES_MAX = 8;

/**
 * 'releaseCaller': the conversation is over, and the flow says where the caller goes: a goodbye, or
 * back to the front of the line. The conference is left by the same redirect.
 */
export function createReleaseCallerHandler(
  tools: DeskTools,
): JobHandler<string | null, CarrierOutcome<null> | null> {
  return {
    prepare(db, job) {
      const { callSid = null, isAtKeypad } = findConversation(db, job.subject) ?? {};
      // Who pays is not disturbed: they are released when they come back.
      if (isAtKeypad) return null;
      // Somebody else may have taken the caller since.
      const isLatest =
        callSid !== null && conversationOfCall(db, callSid)?.conversationId === job.subject;
      return isLatest ? callSid : null;
    },
    async call(callSid) {
      if (callSid === null) return null;
      await tellFlow(tools.line, callSid);
      return isToBeMoved(tools.line, callSid) ? callerToPage(tools, callSid) : null;
    },
    record(_db, job, outcome) {
      const isDone = outcome === null || outcome.result === 'done' || outcome.result === 'gone';
      if (isDone) return { result: 'done' };
      if (job.attempts < TRIES_MAX) return { result: 'retry', why: outcome.detail };
      const message = 'A caller could not be taken out of a conference that is over.';
      return { result: 'done', alert: { message, fields: { conversation: job.subject } } };
    },
  };
}

/** Told twice, the flow is where it was. */
async function tellFlow(line: Line, callSid: string): Promise<void> {
  const turn = turnOfCall(line, callSid);
  if (turn === null || !callBriefOf(line, callSid)?.isWithPerson) return;
  await takeTurn(line, callSid, turn, { type: 'conferenceLeft' });
}

/** Once the carrier has asked what comes next, the caller is there already. */
function isToBeMoved(line: Line, callSid: string): boolean {
  const turn = turnOfCall(line, callSid);
  return turn !== null && findTurn(line.db, callSid, turn - 1)?.event === 'conferenceLeft';
}
