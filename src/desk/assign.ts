import { type AgentPresence, presenceOf, presences, setPresence } from '../store/agent-presence.ts';
import { findAgent } from '../store/agents.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { insertLeg, legsOfOffer } from '../store/desk-legs.ts';
import {
  closeOffer,
  findOffer,
  insertOffer,
  type OfferRow,
  openOffers,
  passedOn,
} from '../store/offers.ts';
import type { Database } from '../store/open.ts';
import {
  findEntry,
  openEntries,
  putInFront,
  type QueueEntry,
  setEntryState,
} from '../store/queue-entries.ts';
import { inOrder } from '../store/queue-order.ts';
import { deskJob } from './jobs/desk-job.ts';
import { canTalkWith, ringAddressOf } from './ring-address.ts';
import type { DeskTools } from './tools.ts';

/** Who let a caller pass is asked about the same caller again only after this. */
const PASSED_MILLISECONDS = 60_000;

/** Offers the line, in its order, to who has been ready the longest; each at most one call. */
export function offerCalls(tools: DeskTools, db: Database, now: number): void {
  const ready = presences(db).filter(
    ({ state, agentId }) => state === 'ready' && mayTake(db, agentId),
  );
  const { creditMinutes } = tools.line.facts.desk;
  for (const entry of inOrder(openEntries(db), creditMinutes)) {
    if (entry.state !== 'waiting') continue;
    const index = ready.findIndex(({ agentId }) => suits(tools, db, entry, agentId, now));
    const [agent] = index === -1 ? [] : ready.splice(index, 1);
    if (agent) offer(tools, db, entry, agent, now);
  }
}

/** An account that was disabled meanwhile takes nothing. */
function mayTake(db: Database, agentId: string): boolean {
  return findAgent(db, agentId)?.disabledAtMilliseconds === null;
}

/** A call kept for one agent is theirs; who has just let it pass is not rung for it at once. */
function suits(
  tools: DeskTools,
  db: Database,
  entry: QueueEntry,
  agentId: string,
  now: number,
): boolean {
  const agent = findAgent(db, agentId);
  if (!agent || !canTalkWith(tools, agent, entry)) return false;
  const { reservedAgentId } = entry;
  const passed = passedOn(db, entry.entryId, now - PASSED_MILLISECONDS);
  const isKept =
    reservedAgentId !== null && isThere(db, reservedAgentId) && !passed.has(reservedAgentId);
  return isKept ? reservedAgentId === agentId : !passed.has(agentId);
}

/** Nobody waits for an agent who has gone. */
function isThere(db: Database, agentId: string): boolean {
  return !['offline', 'away'].includes(presenceOf(db, agentId).state);
}

/** Rings an agent for who waits. Call it inside a transaction. */
export function offer(
  tools: DeskTools,
  db: Database,
  { entryId, channel }: QueueEntry,
  { agentId }: Pick<AgentPresence, 'agentId'>,
  now: number,
): void {
  const { line } = tools;
  const offerId = line.identifiers.ulid();
  const expiresAtMilliseconds = now + line.facts.desk.offerSeconds * 1000;
  insertOffer(db, {
    ...{ offerId, entryId, agentId },
    ...{ offeredAtMilliseconds: now, expiresAtMilliseconds },
  });
  setEntryState(db, entryId, 'offered');
  setPresence(db, agentId, { state: 'offered' }, now);
  deskJob(db, 'expireOffer', offerId, expiresAtMilliseconds, {}, 'first');
  const agent = findAgent(db, agentId);
  // Who types is answered on the page alone.
  if (channel !== 'tty' && agent && ringAddressOf(tools, agent) !== null) {
    const legId = line.identifiers.ulid();
    insertLeg(
      db,
      {
        ...{ legId, kind: 'agent', agentId, offerId, conversationId: null, callSid: null },
        ...{ state: 'placing', mode: null },
      },
      now,
    );
    deskJob(db, 'ringLeg', legId, now);
  }
  noteDeskEvent(db, { agentId, text: 'A call was offered.' }, now);
}

/** Offers of callers who hung up, went to pay or were taken away. */
export function withdrawStaleOffers(db: Database, now: number): void {
  for (const open of openOffers(db)) {
    if (findEntry(db, open.entryId)?.state === 'offered') continue;
    passOffer(db, open, 'withdrawn', now);
  }
}

/**
 * Ends an offer that came to nothing: the agent's telephone stops ringing, the caller is in front of
 * the line again, and an agent who did not answer is away until they say they are back. 'refused':
 * the carrier will not ring that number; 'failed': it could not be asked.
 */
export function passOffer(
  db: Database,
  { offerId, entryId, agentId }: OfferRow,
  how: 'declined' | 'missed' | 'refused' | 'failed' | 'withdrawn',
  now: number,
): boolean {
  if (!closeOffer(db, offerId, how === 'refused' ? 'failed' : how, now)) return false;
  if (how !== 'withdrawn') {
    putInFront(db, entryId, now);
    askAssignment(db, `again:${offerId}`, now + PASSED_MILLISECONDS + 1);
  }
  for (const leg of legsOfOffer(db, offerId)) {
    if (leg.state !== 'left') deskJob(db, 'hangUpLeg', leg.legId, now);
  }
  const isGone = how === 'missed' || how === 'refused';
  setPresence(
    db,
    agentId,
    isGone ? { state: 'away', reason: AWAY_REASONS[how] } : { state: 'ready' },
    now,
  );
  noteDeskEvent(db, { agentId, text: PASSED_WORDS[how] }, now);
  return true;
}

/** Shown to the agent, who must say that they are back. */
const AWAY_REASONS = {
  missed: 'Missed a call',
  refused: 'Phone could not be rung',
} as const;

const PASSED_WORDS = {
  declined: 'The call was declined.',
  missed: 'Nobody took the call in time.',
  refused: 'The carrier will not ring this phone.',
  failed: 'The phone could not be rung.',
  withdrawn: 'The caller is no longer waiting.',
} as const;

/** The offer as it is now, if it can still be taken. */
export function liveOffer(db: Database, offerId: string): OfferRow | null {
  const found = findOffer(db, offerId);
  return found && (found.state === 'open' || found.state === 'accepted') ? found : null;
}
