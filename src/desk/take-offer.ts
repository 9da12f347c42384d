import { setPresence } from '../store/agent-presence.ts';
import { callbackAt, takeOutCallback } from '../store/callback-places.ts';
import { startCallback } from '../store/callbacks.ts';
import { insertConversation } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { changeLeg, insertLeg, type LegRow } from '../store/desk-legs.ts';
import { closeOffer, type OfferRow } from '../store/offers.ts';
import type { Database } from '../store/open.ts';
import { findEntry, type QueueEntry, setEntryState } from '../store/queue-entries.ts';
import { liveOffer } from './assign.ts';
import { closeMetCallback } from './callbacks/close-met.ts';
import { ringMember } from './callbacks/member-leg.ts';
import { deskJob } from './jobs/desk-job.ts';
import type { DeskTools } from './tools.ts';

/**
 * The agent pressed 1: the offer becomes a conversation, and the caller is brought to it, or the
 * member who asked to be called back is rung for it. Returns the conference's name; null when the
 * caller is gone or the offer was closed meanwhile. Call it inside a transaction.
 */
export function takeOffer(tools: DeskTools, db: Database, leg: LegRow, now: number): string | null {
  const offer = leg.offerId === null ? null : liveOffer(db, leg.offerId);
  const taken = offer && beginConversation(tools, db, offer, now);
  if (!taken) return null;
  const { conversationId, room } = taken;
  changeLeg(db, leg.legId, { conversationId, state: 'joined' });
  return room;
}

/**
 * The agent accepted a caller who types: the page is all it needs, and no telephone is in it. False
 * when the caller is gone or the offer was closed meanwhile. Call it inside a transaction.
 */
export function takeTypedOffer(
  tools: DeskTools,
  db: Database,
  offer: OfferRow,
  now: number,
): boolean {
  return beginConversation(tools, db, offer, now) !== null;
}

function beginConversation(
  tools: DeskTools,
  db: Database,
  { offerId, entryId, agentId }: OfferRow,
  now: number,
) {
  const entry = findEntry(db, entryId);
  if (entry?.state !== 'offered' || !leavesLine(db, entry, now)) return null;
  const conversationId = tools.line.identifiers.ulid();
  const room = tools.newRoom();
  closeOffer(db, offerId, 'taken', now);
  insertConversation(db, {
    ...{ conversationId, entryId, callSid: entry.callSid, room, agentId },
    startedAtMilliseconds: now,
    waitedMilliseconds: now - entry.joinedAtMilliseconds,
  });
  setPresence(db, agentId, { state: 'onCall', conversationId }, now);
  noteDeskEvent(db, { conversationId, agentId, text: 'The call was taken.' }, now);
  fetchMember(tools, db, entry, conversationId, now);
  return { conversationId, room };
}

/** A caller is connected from now on; a callback is placed. False when it no longer can be. */
function leavesLine(db: Database, entry: QueueEntry, now: number): boolean {
  const callbackId = callbackAt(entry.callSid);
  if (callbackId !== null) {
    if (!startCallback(db, callbackId)) return false;
    takeOutCallback(db, callbackId, 'calling', now);
    return true;
  }
  setEntryState(db, entry.entryId, 'connected');
  closeMetCallback(db, entry, now);
  return true;
}

/** The caller is brought, or the member is rung; a caller who types has no leg in a conference. */
function fetchMember(
  { line }: DeskTools,
  db: Database,
  { callSid, channel }: QueueEntry,
  conversationId: string,
  now: number,
): void {
  const isCallback = callbackAt(callSid) !== null;
  const legId = line.identifiers.ulid();
  if (isCallback || channel !== 'tty') {
    const leg = { legId, kind: 'member', agentId: null, offerId: null } as const;
    insertLeg(db, { ...leg, conversationId, callSid: null, state: 'placing', mode: null }, now);
  }
  if (isCallback) ringMember(db, legId, now);
  else deskJob(db, 'bringCaller', conversationId, now);
}
