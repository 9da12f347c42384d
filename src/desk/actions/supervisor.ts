import { PaylineError } from '../../errors.ts';
import { presenceOf } from '../../store/agent-presence.ts';
import { type ConversationRow, findConversation } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { changeLeg, type LegRow, legsOfConversation } from '../../store/desk-legs.ts';
import { findEntry, putInFront, type QueueEntry, reserveEntry } from '../../store/queue-entries.ts';
import {
  type Acting,
  colleagueOf,
  type Doers,
  overtaken,
  refuseTyped,
  requireSupervisor,
} from '../acting.ts';
import { ringColleague } from '../consult.ts';
import { finishConversation, SIGNED_OUT } from '../finish.ts';
import { deskJob } from '../jobs/desk-job.ts';
import { canTalkWith, ringAddressOf } from '../ring-address.ts';

/** What only a supervisor may do: listen in, help, and move calls. */
export const supervisorDoers: Doers<'supervise' | 'moveEntry' | 'moveCall'> = {
  supervise(acting, { conversationId, mode }) {
    requireSupervisor(acting);
    const { db, now, agent, tools } = acting;
    refuseTyped(acting, openConversation(acting, conversationId));
    const leg = supervising(acting, conversationId);
    if (mode === 'leave') {
      if (leg) deskJob(db, 'hangUpLeg', leg.legId, now);
    } else if (leg) {
      changeLeg(db, leg.legId, { mode, isMuted: mode === 'listen' });
      deskJob(db, 'superviseLeg', leg.legId, now, {}, `${mode}:${now}`);
    } else {
      requirePhone(acting);
      const { agentId } = agent;
      ringColleague(tools, db, { agentId, conversationId, kind: 'supervisor', mode }, now);
    }
    noteDeskEvent(db, { conversationId, agentId: agent.agentId, text: MODE_WORDS[mode] }, now);
  },
  moveEntry(acting, { entryId, agentId }) {
    requireSupervisor(acting);
    const { db, now } = acting;
    const entry = findEntry(db, entryId);
    if (entry?.state !== 'waiting') throw overtaken('This caller is not waiting any more.');
    requireThere(acting, agentId, entry);
    putInFront(db, entryId, now);
    reserveEntry(db, entryId, agentId);
    noteDeskEvent(db, { agentId, text: 'A waiting caller was given to an agent.' }, now);
    askAssignment(db, `moved:${entryId}:${now}`, now);
  },
  moveCall(acting, { conversationId, agentId }) {
    requireSupervisor(acting);
    const { db, now } = acting;
    const conversation = openConversation(acting, conversationId);
    requireReady(acting, agentId, findEntry(db, conversation.entryId));
    finishConversation(db, conversation, { by: 'agent', how: 'moved' }, now);
    reserveEntry(db, conversation.entryId, agentId);
    noteDeskEvent(db, { conversationId, agentId, text: 'A call was moved to an agent.' }, now);
  },
};

const MODE_WORDS = {
  listen: 'A supervisor listens.',
  whisper: 'A supervisor speaks to the agent alone.',
  join: 'A supervisor joined the call.',
  leave: 'The supervisor left.',
} as const;

function openConversation({ db }: Acting, conversationId: string): ConversationRow {
  const conversation = findConversation(db, conversationId);
  if (conversation?.state === 'open') return conversation;
  throw overtaken('This call is over.');
}

function supervising({ db, agent }: Acting, conversationId: string): LegRow | null {
  const legs = legsOfConversation(db, conversationId);
  const own = (leg: LegRow) => leg.kind === 'supervisor' && leg.agentId === agent.agentId;
  return legs.find((leg) => own(leg) && leg.state !== 'left') ?? null;
}

/** Throws desk.noPhone when there is nothing to ring the agent at. */
export function requirePhone({ agent, tools }: Acting): void {
  if (ringAddressOf(tools, agent) !== null) return;
  throw new PaylineError(
    'desk.noPhone',
    'Your account has no phone number to be rung at. Ask for one; until then you cannot listen in.',
  );
}

function requireReady(acting: Acting, agentId: string, entry: QueueEntry | null): void {
  const { name } = requireHearing(acting, agentId, entry);
  if (presenceOf(acting.db, agentId).state !== 'ready') throw busy(name);
}

/** A waiting caller may be kept for somebody who is still busy with another. */
function requireThere(acting: Acting, agentId: string, entry: QueueEntry): void {
  const { name } = requireHearing(acting, agentId, entry);
  const { state, reason } = presenceOf(acting.db, agentId);
  const isAway = state === 'offline' || state === 'away' || reason === SIGNED_OUT;
  if (isAway) throw busy(name);
}

const busy = (name: string) =>
  new PaylineError(
    'desk.colleagueBusy',
    `${name} is not ready for a call now. Choose somebody who is.`,
  );

/** A colleague who can talk with this caller at all. */
function requireHearing(acting: Acting, agentId: string, entry: QueueEntry | null) {
  const colleague = colleagueOf(acting, agentId);
  if (entry === null || canTalkWith(acting.tools, colleague, entry)) return colleague;
  throw new PaylineError(
    'desk.noPhone',
    `${colleague.name} has no phone and takes typed calls only. Choose somebody else.`,
  );
}
