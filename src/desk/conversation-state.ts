import { findAgent } from '../store/agents.ts';
import type { ConversationRow } from '../store/conversations.ts';
import { timelineOf } from '../store/desk-events.ts';
import { type LegRow, legsOfConversation } from '../store/desk-legs.ts';
import { type TypedRow, typedLinesOf } from '../store/typed-lines.ts';
import { type BriefTools, briefOfConversation } from './brief.ts';
import type { Conversation, Leg, TypedLine } from './contract.ts';
import { securePaymentState } from './payment/state.ts';

/** A conversation as the agent who has it, or has to wrap it up, sees it. */
export function conversationState(
  tools: BriefTools,
  conversation: ConversationRow,
): Conversation | null {
  const { line } = tools;
  const { conversationId } = conversation;
  const brief = briefOfConversation(tools, conversation);
  if (!brief) return null;
  return {
    conversationId,
    brief,
    startedAtMilliseconds: conversation.startedAtMilliseconds,
    endedAtMilliseconds: conversation.endedAtMilliseconds,
    endedBy: conversation.endedBy,
    legs: legsOfConversation(line.db, conversationId).map((leg) =>
      legState(tools, conversation, leg),
    ),
    payment: securePaymentState(line, conversationId),
    isAtKeypad: conversation.isAtKeypad,
    timeline: timelineOf(line.db, conversationId),
    notes: conversation.notes,
    typed: typedLinesOf(line.db, conversationId).map(typedLine),
  };
}

function typedLine({ lineId, by, text, ...line }: TypedRow): TypedLine {
  const isPrinted = by === 'caller' || line.printedAtMilliseconds !== null;
  return { lineId, by, text, atMilliseconds: line.atMilliseconds, isPrinted };
}

function legState({ line }: BriefTools, { isOnHold }: ConversationRow, leg: LegRow): Leg {
  const { legId, kind, agentId, state, isMuted, mode } = leg;
  const name = agentId === null ? 'Caller' : (findAgent(line.db, agentId)?.name ?? 'Colleague');
  return {
    ...{ legId, kind, name, isMuted, mode },
    state: state === 'placing' ? 'ringing' : state,
    isOnHold: kind === 'member' && isOnHold,
  };
}
