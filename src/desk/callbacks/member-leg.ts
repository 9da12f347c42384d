import { callbackNotReached } from '../../line/callback-not-reached.ts';
import type { Line } from '../../line/line.ts';
import { callbackAt } from '../../store/callback-places.ts';
import { findCall } from '../../store/calls.ts';
import { findConversation } from '../../store/conversations.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { endLeg, type LegRow } from '../../store/desk-legs.ts';
import type { Database } from '../../store/open.ts';
import { deskJob } from '../jobs/desk-job.ts';

/**
 * A member's telephone rings 35 seconds at most; the carrier may then take 30 to find out who has
 * answered. The rest is for its word to arrive.
 */
const EXPIRES_MILLISECONDS = 75_000;

/** An agent waits for the member: their telephone is rung, and not waited for without end. */
export function ringMember(db: Database, legId: string, now: number): void {
  deskJob(db, 'placeCallback', legId, now);
  deskJob(db, 'expireCallback', legId, now + EXPIRES_MILLISECONDS);
}

/** The callback that a member's leg was placed for, while its member has not joined the agent. */
export function callbackOfLeg(db: Database, { conversationId }: LegRow): string | null {
  const conversation = conversationId === null ? null : findConversation(db, conversationId);
  return conversation && callbackAt(conversation.callSid);
}

/** Somebody, or something, has picked it up: the call has had its first webhook. */
export function isAnswered(db: Database, { callSid }: LegRow): boolean {
  return callSid !== null && findCall(db, callSid) !== null;
}

/**
 * The member's telephone rings no longer, or has hung up; before they asked for the person, the
 * callback is tried again. `why`: one word, as 'busy'. Told twice, nothing more happens. Call it
 * inside a transaction.
 */
export function memberLegOver(line: Line, leg: LegRow, why: string): void {
  const { db, clock } = line;
  const now = clock.now();
  if (!endLeg(db, leg.legId, why, now)) return;
  const callbackId = callbackOfLeg(db, leg);
  if (callbackId !== null) callbackNotReached(line, callbackId, why);
  askAssignment(db, `left:${leg.legId}`, now);
}
