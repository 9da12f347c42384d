import { presenceOf } from '../store/agent-presence.ts';
import { type AgentAccount, findAgent, listAgents } from '../store/agents.ts';
import { callbackAt } from '../store/callback-places.ts';
import { openCallbacks } from '../store/callbacks.ts';
import { findConversation, openConversations } from '../store/conversations.ts';
import { deskSequence } from '../store/desk-events.ts';
import { openOfferOf } from '../store/offers.ts';
import { openEntries } from '../store/queue-entries.ts';
import { inOrder } from '../store/queue-order.ts';
import { refundRequests } from '../store/refund-requests.ts';
import { openVoiceMessages } from '../store/voice-messages.ts';
import { type BriefTools, briefOfConversation, briefOfOffer, callbackFacts } from './brief.ts';
import type { Agent, DeskState, Offer, Presence, QueueRow } from './contract.ts';
import { conversationState } from './conversation-state.ts';

/** What a signed-in agent sees now. Throws desk.notSignedIn for an account that is gone. */
export function deskState(
  tools: BriefTools & { readonly hasBrowserAudio: boolean },
  agent: AgentAccount,
): DeskState {
  const { db, clock, facts } = tools.line;
  const { agentId } = agent;
  const presence = presenceOf(db, agentId);
  const { conversationId } = presence;
  const conversation = conversationId === null ? null : findConversation(db, conversationId);
  return {
    sequence: deskSequence(db),
    nowMilliseconds: clock.now(),
    me: agentOf(agent),
    presence: presenceRow(tools, agentId),
    awayReasons: facts.desk.awayReasons,
    wrapUpCodes: facts.desk.wrapUpCodes,
    offer: offerOf(tools, agentId),
    conversation: conversation && conversationState(tools, conversation),
    queue: queueRows(tools),
    callbacks: openCallbacks(db).map(({ locale: language, ...callback }) => ({
      ...{ callbackId: callback.callbackId, dueAtMilliseconds: callback.dueAtMilliseconds },
      ...{ tries: callback.tries, state: callback.state, language, reason: callback.reason },
    })),
    messages: openVoiceMessages(db).map(({ messageId, phoneNumber, ...message }) => ({
      ...{ messageId, callerNumber: phoneNumber, isDone: false },
      leftAtMilliseconds: message.leftAtMilliseconds,
      durationSeconds: message.durationSeconds,
    })),
    colleagues: listAgents(db)
      .filter((other) => other.agentId !== agentId && other.disabledAtMilliseconds === null)
      .map((other) => ({
        agentId: other.agentId,
        name: other.name,
        state: presenceOf(db, other.agentId).state,
      })),
    supervisor: agent.role === 'supervisor' ? supervisorView(tools) : null,
    hasBrowserAudio: tools.hasBrowserAudio,
  };
}

function agentOf({ agentId, login, name, role, phoneNumber }: AgentAccount): Agent {
  return { agentId, login, name, role, phoneNumber };
}

function presenceRow({ line }: BriefTools, agentId: string): Presence {
  const { state, reason, sinceMilliseconds } = presenceOf(line.db, agentId);
  return { state, reason, sinceMilliseconds };
}

function offerOf(tools: BriefTools, agentId: string): Offer | null {
  const open = openOfferOf(tools.line.db, agentId);
  const brief = open && briefOfOffer(tools, open);
  if (!open || !brief) return null;
  const { offerId, expiresAtMilliseconds, state } = open;
  const isAccepted = state === 'accepted';
  return { offerId, brief, expiresAtMilliseconds, isAccepted, ...callbackFacts(tools, open) };
}

function queueRows({ line }: BriefTools): QueueRow[] {
  const now = line.clock.now();
  return inOrder(openEntries(line.db), line.facts.desk.creditMinutes).map((entry, index) => ({
    entryId: entry.entryId,
    place: index + 1,
    need: entry.need,
    waitedSeconds: Math.floor((now - entry.joinedAtMilliseconds) / 1000),
    language: entry.locale,
    channel: entry.channel,
    state: entry.state as QueueRow['state'],
    reason: entry.reason,
    ...(callbackAt(entry.callSid) !== null && { isCallback: true }),
  }));
}

function supervisorView(tools: BriefTools): DeskState['supervisor'] {
  const { db } = tools.line;
  const open = new Map(openConversations(db).map((one) => [one.agentId, one]));
  const agents = listAgents(db).map((account) => {
    const conversation = open.get(account.agentId);
    return {
      agent: agentOf(account),
      presence: presenceRow(tools, account.agentId),
      conversationId: conversation?.conversationId ?? null,
      brief: conversation ? briefOfConversation(tools, conversation) : null,
    };
  });
  const nameOf = (agentId: string) => findAgent(db, agentId)?.name ?? 'Somebody';
  const approvals = refundRequests(db, 'asked').map((request) => ({
    ...{ approvalId: request.requestId, kind: 'refund' as const },
    ...{ askedBy: nameOf(request.askedBy), confirmation: request.confirmation },
    ...{ amountCents: request.amountCents, why: request.why },
  }));
  return { agents, approvals };
}
