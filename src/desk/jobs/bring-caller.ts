import { turnOfCall } from '../../line/go-to-page.ts';
import { takeTurn } from '../../line/take-turn.ts';
import { type ConversationRow, findConversation } from '../../store/conversations.ts';
import { legsOfConversation } from '../../store/desk-legs.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import { callBriefOf } from '../call-brief.ts';
import { callerToPage } from '../caller-to-page.ts';
import type { CarrierOutcome } from '../carrier.ts';
import { finishConversation, undoConversation } from '../finish.ts';
import type { DeskTools } from '../tools.ts';

/** After so many tries the caller goes back to the front of the line. */
const TRIES_MAX = 4;

/** 'elsewhere': the caller has just gone to do something else, and keeps the place. */
type Brought = CarrierOutcome<null> | { readonly result: 'elsewhere' } | null;

/** 'bringCaller': the flow hears that an agent accepted, and the caller's leg joins the conference. */
export function createBringCallerHandler(
  tools: DeskTools,
): JobHandler<ConversationRow | null, Brought> {
  return {
    prepare(db, job) {
      const conversation = findConversation(db, job.subject);
      const hasCome = legsOfConversation(db, job.subject).some(
        ({ kind, state }) => kind === 'member' && state === 'joined',
      );
      return conversation?.state === 'open' && !hasCome ? conversation : null;
    },
    call: async (conversation) => conversation && bring(tools, conversation),
    record(db, job, outcome, now) {
      const conversation = findConversation(db, job.subject);
      if (!conversation || outcome === null || outcome.result === 'done') return { result: 'done' };
      if (outcome.result === 'elsewhere') {
        undoConversation(db, conversation, now);
        return { result: 'done' };
      }
      if (outcome.result === 'gone') {
        finishConversation(db, conversation, { by: 'caller', how: 'finished' }, now);
        return { result: 'done' };
      }
      if (job.attempts < TRIES_MAX) return { result: 'retry', why: outcome.detail };
      finishConversation(db, conversation, { by: 'carrier', how: 'agentLost' }, now);
      const message = 'A caller could not be brought to an agent and waits at the front again.';
      return { result: 'done', alert: { message, fields: { conversation: job.subject } } };
    },
  };
}

/** Told twice, the flow is where it was; a call that is over hears nothing. */
async function bring(tools: DeskTools, { callSid, room }: ConversationRow): Promise<Brought> {
  const { line } = tools;
  const turn = turnOfCall(line, callSid);
  if (turn !== null) {
    await takeTurn(line, callSid, turn, { type: 'agentAccepted', room });
    if (!callBriefOf(line, callSid)?.isWithPerson) return { result: 'elsewhere' };
  }
  return callerToPage(tools, callSid);
}
