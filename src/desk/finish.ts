import { type AgentPresence, presenceOf, presences, setPresence } from '../store/agent-presence.ts';
import {
  type ConversationRow,
  type EndedBy,
  type EndedHow,
  endConversation,
} from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { type LegRow, legsOfConversation } from '../store/desk-legs.ts';
import type { Database } from '../store/open.ts';
import { findEntry, leaveQueue, putInFront, setEntryState } from '../store/queue-entries.ts';
import { deskJob } from './jobs/desk-job.ts';
import { cancelOpenSession } from './payment/session.ts';

/**
 * Ends a conversation once: every telephone of ours hangs up, each agent who talked has a wrap-up
 * to do, and the caller's leg goes on to what the flow has for them. Call it inside a transaction.
 */
export function finishConversation(
  db: Database,
  { conversationId, callSid, agentId: conversationAgent }: ConversationRow,
  end: { readonly by: EndedBy; readonly how: EndedHow },
  now: number,
): boolean {
  if (!endConversation(db, conversationId, end, now)) return false;
  cancelOpenSession(db, conversationId, ENDED_WORDS[end.by], now);
  if (end.how === 'finished') leaveQueue(db, callSid, 'served', now);
  const legs = legsOfConversation(db, conversationId);
  hangUpLegs(db, legs, now);
  if (end.by !== 'caller') deskJob(db, 'releaseCaller', conversationId, now);
  for (const { agentId } of busyWith(db, conversationId)) {
    const hasTalked = agentId === conversationAgent || hasJoined(legs, agentId);
    if (hasTalked) wrapUpLater(db, agentId, conversationId, now);
    else setPresence(db, agentId, { state: 'ready' }, now);
  }
  noteDeskEvent(db, { conversationId, text: ENDED_WORDS[end.by] }, now);
  askAssignment(db, `finished:${conversationId}`, now);
  return true;
}

/**
 * The caller was taken at the very moment they went to do something else: they keep the place, in
 * front, and the agent is ready for another. Call it inside a transaction.
 */
export function undoConversation(
  db: Database,
  { conversationId, entryId }: ConversationRow,
  now: number,
): void {
  if (!endConversation(db, conversationId, { by: 'caller', how: 'moved' }, now)) return;
  if (findEntry(db, entryId)?.state === 'connected') setEntryState(db, entryId, 'away');
  putInFront(db, entryId, now);
  hangUpLegs(db, legsOfConversation(db, conversationId), now);
  for (const { agentId } of busyWith(db, conversationId)) {
    setPresence(db, agentId, { state: 'ready' }, now);
  }
  const text = 'The caller went on by keypad at that moment and keeps the place.';
  noteDeskEvent(db, { conversationId, text }, now);
  askAssignment(db, `undone:${conversationId}`, now);
}

/** There is a wrap-up to do; whoever signed out meanwhile does it when they come back. */
export function wrapUpLater(
  db: Database,
  agentId: string,
  conversationId: string,
  now: number,
): void {
  const hasGone = presenceOf(db, agentId).reason === SIGNED_OUT;
  setPresence(db, agentId, { state: hasGone ? 'offline' : 'wrapUp', conversationId }, now);
}

/** Why somebody is still in a call though nobody is at their page. */
export const SIGNED_OUT = 'Signed out';

function busyWith(db: Database, conversationId: string): AgentPresence[] {
  return presences(db).filter(
    (presence) => presence.conversationId === conversationId && presence.state === 'onCall',
  );
}

const hasJoined = (legs: readonly LegRow[], agentId: string) =>
  legs.some((leg) => leg.agentId === agentId && leg.state === 'joined');

function hangUpLegs(db: Database, legs: readonly LegRow[], now: number): void {
  for (const leg of legs) {
    if (leg.kind !== 'member' && leg.state !== 'left') deskJob(db, 'hangUpLeg', leg.legId, now);
  }
}

const ENDED_WORDS = {
  agent: 'The agent left the call.',
  caller: 'The caller hung up.',
  carrier: 'The connection was lost.',
} as const;
