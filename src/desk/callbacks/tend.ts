import { memberLegOf } from '../../store/callback-legs.ts';
import { callbackAt } from '../../store/callback-places.ts';
import { findCallback, openCallbacks } from '../../store/callbacks.ts';
import { findCall } from '../../store/calls.ts';
import {
  type ConversationRow,
  changeConversation,
  endConversation,
  openConversations,
} from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { type LegRow, legsOfConversation } from '../../store/desk-legs.ts';
import type { Database } from '../../store/open.ts';
import { entryOf, setEntryState } from '../../store/queue-entries.ts';
import { deskJob } from '../jobs/desk-job.ts';
import type { DeskTools } from '../tools.ts';
import { isAnswered, memberLegOver } from './member-leg.ts';

/** So long the agent is told that nobody was reached, before another call is offered. */
const TOLD_MILLISECONDS = 8_000;

/**
 * Looks after agents who wait for a member that is being called: the member who is ready comes to
 * exactly the one who waits, and who waits for nobody any more is free.
 */
export function tendCallbacks({ line }: DeskTools, db: Database, now: number): void {
  for (const { callbackId, state } of openCallbacks(db)) {
    const leg = state === 'calling' ? memberLegOf(db, callbackId) : null;
    // The carrier's word may have been lost; that the call is over is known all the same.
    if (leg && hasEnded(db, leg)) memberLegOver(line, leg, 'hungUp');
  }
  for (const conversation of openConversations(db)) {
    const callbackId = callbackAt(conversation.callSid);
    if (callbackId === null) continue;
    const leg = memberLegOf(db, callbackId);
    if (!leg) continue;
    if (bringMember(db, conversation, leg, now)) continue;
    const state = findCallback(db, callbackId)?.state;
    const isComing = state === 'calling' || (state === 'reached' && isOnTelephone(db, leg));
    if (!isComing) freeAgent(db, conversation, leg, now);
  }
}

function hasEnded(db: Database, { callSid }: LegRow): boolean {
  const call = callSid === null ? null : findCall(db, callSid);
  return call !== null && call.endedAtMilliseconds !== null;
}

/** A callback of a caller who reached a person meanwhile is 'reached' while its telephone rings. */
function isOnTelephone(db: Database, leg: LegRow): boolean {
  return leg.state !== 'left' && isAnswered(db, leg) && !hasEnded(db, leg);
}

/** The member waits in front of the line: nobody else is offered the call. */
function bringMember(
  db: Database,
  { conversationId }: ConversationRow,
  { callSid }: LegRow,
  now: number,
): boolean {
  const entry = callSid === null ? null : entryOf(db, callSid);
  if (callSid === null || entry?.state !== 'waiting') return false;
  const { entryId } = entry;
  setEntryState(db, entryId, 'connected');
  changeConversation(db, conversationId, { callSid, entryId });
  noteDeskEvent(db, { conversationId, text: 'The member is on the telephone.' }, now);
  deskJob(db, 'bringCaller', conversationId, now);
  return true;
}

/** Told that the member was not reached, and ready again: there is nothing to wrap up. */
function freeAgent(
  db: Database,
  { conversationId }: ConversationRow,
  member: LegRow,
  now: number,
): void {
  endConversation(db, conversationId, { by: 'carrier', how: 'notReached' }, now);
  for (const leg of legsOfConversation(db, conversationId)) {
    if (leg.kind === 'member' || leg.state === 'left') continue;
    deskJob(db, leg.state === 'joined' ? 'tellNotReached' : 'hangUpLeg', leg.legId, now);
  }
  // Who has answered is being said goodbye to.
  if (member.state !== 'left' && !isAnswered(db, member)) {
    deskJob(db, 'hangUpLeg', member.legId, now);
  }
  deskJob(db, 'freeAgents', conversationId, now + TOLD_MILLISECONDS);
  noteDeskEvent(db, { conversationId, text: 'The member was not reached.' }, now);
}
