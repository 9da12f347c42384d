import { presenceOf, setPresence } from '../store/agent-presence.ts';
import { findConversation } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { changeLeg, insertLeg, type LegRow, type SupervisorMode } from '../store/desk-legs.ts';
import type { Database } from '../store/open.ts';
import { SIGNED_OUT } from './finish.ts';
import { deskJob } from './jobs/desk-job.ts';
import type { DeskTools } from './tools.ts';

/** Rings somebody of ours who is to come into a conversation that is under way. */
export function ringColleague(
  { line }: DeskTools,
  db: Database,
  who: {
    readonly agentId: string;
    readonly conversationId: string;
    readonly kind: 'consult' | 'supervisor';
    readonly mode: SupervisorMode | null;
  },
  now: number,
): void {
  const legId = line.identifiers.ulid();
  insertLeg(db, { legId, offerId: null, callSid: null, state: 'placing', ...who }, now);
  deskJob(db, 'ringLeg', legId, now);
  deskJob(db, 'expireLeg', legId, now + line.facts.desk.offerSeconds * 1000);
}

/** Nobody came to that telephone: it stops ringing, and whose it is has nothing more to do. */
export function giveUpLeg(db: Database, leg: LegRow, now: number): void {
  if (leg.conversationId === null || leg.state === 'joined' || leg.state === 'left') return;
  deskJob(db, 'hangUpLeg', leg.legId, now);
  if (leg.kind !== 'consult' || leg.agentId === null) return;
  backToReady(db, leg.agentId, leg.conversationId, now);
  const { conversationId } = leg;
  noteDeskEvent(db, { conversationId, text: 'The colleague did not come.' }, now);
  askAssignment(db, `notCome:${leg.legId}`, now);
}

/** Who only helped has nothing to wrap up. */
export function backToReady(
  db: Database,
  agentId: string,
  conversationId: string,
  now: number,
): void {
  const { state, conversationId: busyWith, reason } = presenceOf(db, agentId);
  if (busyWith !== conversationId || state !== 'onCall') return;
  setPresence(db, agentId, { state: reason === SIGNED_OUT ? 'offline' : 'ready' }, now);
}

/**
 * Somebody who was rung pressed 1: they come into the conversation. Returns the conference's name;
 * null when it is over. Call it inside a transaction.
 */
export function joinAsColleague(
  db: Database,
  { legId, kind, agentId, conversationId }: LegRow,
  now: number,
): string | null {
  const conversation = conversationId === null ? null : findConversation(db, conversationId);
  if (conversation?.state !== 'open') return null;
  changeLeg(db, legId, { state: 'joined' });
  if (kind === 'consult' && agentId !== null) {
    setPresence(db, agentId, { state: 'onCall', conversationId }, now);
    noteDeskEvent(db, { conversationId, agentId, text: 'A colleague joined the call.' }, now);
  }
  return conversation.room;
}
