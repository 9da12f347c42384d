import { setPresence } from '../store/agent-presence.ts';
import { changeConversation, findConversation } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { changeLeg, endLeg, type LegRow, legsOfConversation } from '../store/desk-legs.ts';
import type { Database } from '../store/open.ts';
import { liveOffer, passOffer } from './assign.ts';
import { backToReady } from './consult.ts';
import { finishConversation, wrapUpLater } from './finish.ts';
import { deskJob } from './jobs/desk-job.ts';
import type { DeskTools } from './tools.ts';

/**
 * A telephone of ours has hung up. While it rang for an offer, nobody took that; the agent who had
 * the caller leaves them to whoever else of ours is there, else the caller goes to the front of the
 * line. Told twice, nothing more happens. Call it inside a transaction.
 */
export function legLeft({ line }: DeskTools, leg: LegRow, now: number): void {
  const { db } = line;
  if (!endLeg(db, leg.legId, 'hungUp', now)) return;
  askAssignment(db, `left:${leg.legId}`, now);
  const offer = leg.offerId === null ? null : liveOffer(db, leg.offerId);
  if (offer) passOffer(db, offer, 'missed', now);
  if (leg.conversationId !== null) leaveConversation(db, leg, leg.conversationId, now);
}

function leaveConversation(db: Database, leg: LegRow, conversationId: string, now: number): void {
  const conversation = findConversation(db, conversationId);
  if (conversation?.endedHow === 'notReached' && leg.agentId !== null) {
    backToReady(db, leg.agentId, conversationId, now);
  }
  if (conversation?.state !== 'open') return;
  if (conversation.agentId !== leg.agentId) {
    if (leg.agentId !== null) backToReady(db, leg.agentId, conversationId, now);
    if (leg.kind === 'consult') {
      noteDeskEvent(db, { conversationId, text: 'The colleague left the call.' }, now);
    }
    return;
  }
  const colleague = legsOfConversation(db, conversationId).find(
    ({ kind, state }) => kind === 'consult' && state === 'joined',
  );
  if (colleague) handOver(db, conversationId, leg, colleague, now);
  else finishConversation(db, conversation, { by: 'agent', how: 'agentLost' }, now);
}

/** The colleague has the caller from now on; who had them before has a wrap-up to do. */
export function handOver(
  db: Database,
  conversationId: string,
  from: Pick<LegRow, 'agentId'>,
  to: LegRow,
  now: number,
): void {
  if (to.agentId === null) return;
  changeConversation(db, conversationId, { agentId: to.agentId, isOnHold: false });
  changeLeg(db, to.legId, { kind: 'agent' });
  deskJob(db, 'holdCaller', conversationId, now, {}, `handOver:${to.legId}`);
  setPresence(db, to.agentId, { state: 'onCall', conversationId }, now);
  if (from.agentId !== null) wrapUpLater(db, from.agentId, conversationId, now);
  noteDeskEvent(db, { conversationId, text: 'The call was handed over.' }, now);
}
