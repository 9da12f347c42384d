import { findCallback, takeBackTry } from '../../store/callbacks.ts';
import { findConversation } from '../../store/conversations.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { changeLeg, endLeg, findLeg, type LegRow } from '../../store/desk-legs.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import type { Database } from '../../store/open.ts';
import type { Job } from '../../store/outbox.ts';
import { callbackUrl } from '../../twilio/turn-url.ts';
import { callbackOfLeg, memberLegOver } from '../callbacks/member-leg.ts';
import type { CarrierOutcome } from '../carrier.ts';
import { legUrl } from '../leg-url.ts';
import type { DeskTools } from '../tools.ts';
import { deskJob } from './desk-job.ts';

interface Placing {
  readonly legId: string;
  readonly callbackId: string;
  readonly to: string;
  /** A TTY's tones would be taken for a machine's. */
  readonly detectMachine: boolean;
}

/** How long the member's telephone rings; the carrier adds 5 seconds. */
const RING_SECONDS = 30;

/** A carrier that cannot be reached is asked again after this, until the try expires. */
const AGAIN_MILLISECONDS = 2_000;

/**
 * 'placeCallback': the carrier rings the member, for the agent who waits. Asked once: when the
 * answer is lost the telephone may be ringing; the try counts, and ends by its own deadline.
 */
export function createPlaceCallbackHandler(
  tools: DeskTools,
): JobHandler<Placing | null, CarrierOutcome<{ callSid: string }> | null> {
  return {
    prepare: placing,
    call: async (place) => place && ring(tools, place),
    record(db, job, outcome, now) {
      const leg = findLeg(db, job.subject);
      if (leg?.state !== 'placing') return { result: 'done' };
      if (outcome?.result === 'done') {
        changeLeg(db, leg.legId, { callSid: outcome.value.callSid, state: 'ringing' });
      } else if (outcome?.result === 'refused' || outcome?.result === 'gone') {
        memberLegOver(tools.line, leg, 'refused');
      } else if (outcome?.result === 'unknown' && outcome.why === 'notConnected') {
        // Surely not rung: a job of its own, so that a second try by two workers stays suspect.
        deskJob(db, 'placeCallback', leg.legId, now + AGAIN_MILLISECONDS, {}, `again:${now}`);
      } else if (outcome === null && job.attempts === 1) {
        leaveUnrung(db, leg, now);
      }
      return { result: 'done' };
    },
  };
}

/** Null when it must not ring: somebody may have tried before, or nobody waits for the member. */
function placing(db: Database, job: Job): Placing | null {
  const leg = findLeg(db, job.subject);
  if (leg?.state !== 'placing' || job.attempts > 1 || !isWaitedFor(db, leg)) return null;
  const callbackId = callbackOfLeg(db, leg);
  const callback = callbackId === null ? null : findCallback(db, callbackId);
  if (callback?.state !== 'calling') return null;
  const { phoneNumber: to, channel } = callback;
  return {
    legId: leg.legId,
    callbackId: callback.callbackId,
    to,
    detectMachine: channel !== 'tty',
  };
}

function isWaitedFor(db: Database, { conversationId }: LegRow): boolean {
  return conversationId !== null && findConversation(db, conversationId)?.state === 'open';
}

function ring({ line, carrier, publicBaseUrl }: DeskTools, placing: Placing) {
  const { legId, callbackId, to, detectMachine } = placing;
  const { turnSecret, facts } = line;
  return carrier.createCall({
    ...{ to, from: facts.lineNumber, timeoutSeconds: RING_SECONDS, detectMachine },
    url: publicBaseUrl + callbackUrl(turnSecret, callbackId),
    statusCallbackUrl: publicBaseUrl + legUrl(turnSecret, legId, 'status'),
  });
}

/** The agent hung up first: the member has heard nothing of it, and the try does not count. */
function leaveUnrung(db: Database, leg: LegRow, now: number): void {
  const callbackId = callbackOfLeg(db, leg);
  endLeg(db, leg.legId, 'notPlaced', now);
  if (callbackId !== null) takeBackTry(db, callbackId);
  askAssignment(db, `notPlaced:${leg.legId}`, now);
}
