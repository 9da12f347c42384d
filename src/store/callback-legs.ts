import { placeOfCallback } from './callback-places.ts';
import { conversationOfCall } from './conversations.ts';
import { changeLeg, type LegRow, legOfCall, legsOfConversation } from './desk-legs.ts';
import type { Database } from './open.ts';

/** The telephone that rings, or rang last, for a callback; null before its first try. */
export function memberLegOf(db: Database, callbackId: string): LegRow | null {
  const conversation = conversationOfCall(db, placeOfCallback(callbackId));
  if (!conversation) return null;
  const legs = legsOfConversation(db, conversation.conversationId);
  return legs.find(({ kind }) => kind === 'member') ?? null;
}

/**
 * The carrier says that this call was answered: it is the one that rings for the callback now, and
 * an answer to its order that was lost is made up for. False for a call of an earlier try.
 */
export function hearAnswered(db: Database, callbackId: string, callSid: string): boolean {
  const leg = memberLegOf(db, callbackId);
  const ofLeg = legOfCall(db, callSid);
  if (!leg || leg.callSid === callSid) return true;
  if (leg.callSid !== null || ofLeg !== null) return false;
  return changeLeg(db, leg.legId, { callSid, state: 'ringing' });
}
