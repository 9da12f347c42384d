import { findAgent } from '../../store/agents.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { changeLeg, endLeg, findLeg } from '../../store/desk-legs.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import { findOffer } from '../../store/offers.ts';
import type { Database } from '../../store/open.ts';
import type { Job } from '../../store/outbox.ts';
import { passOffer } from '../assign.ts';
import type { CarrierOutcome } from '../carrier.ts';
import { giveUpLeg } from '../consult.ts';
import { legUrl } from '../leg-url.ts';
import { ringAddressOf } from '../ring-address.ts';
import type { DeskTools } from '../tools.ts';
import { deskJob } from './desk-job.ts';

interface Ringing {
  readonly legId: string;
  readonly to: string;
  readonly timeoutSeconds: number;
}

/** The carrier rings a little longer than asked; our own deadline ends an offer. */
const EXTRA_SECONDS = 5;

/** A carrier that cannot be reached is asked again after this, while the offer lasts. */
const AGAIN_MILLISECONDS = 2_000;

/**
 * 'ringLeg': the carrier rings an agent's telephone. Asked once: when the answer is lost the phone
 * may be ringing, and a second one would ring it twice; the offer then passes by its own deadline.
 */
export function createRingLegHandler(
  tools: DeskTools,
): JobHandler<Ringing | null, CarrierOutcome<{ callSid: string }> | null> {
  const { carrier, publicBaseUrl } = tools;
  const url = (legId: string, step: 'ring' | 'status') =>
    `${publicBaseUrl}${legUrl(tools.line.turnSecret, legId, step)}`;
  return {
    prepare: (db, job) => ringing(tools, db, job),
    call: async (ring) =>
      ring &&
      carrier.createCall({
        to: ring.to,
        from: tools.line.facts.lineNumber,
        url: url(ring.legId, 'ring'),
        statusCallbackUrl: url(ring.legId, 'status'),
        timeoutSeconds: ring.timeoutSeconds,
        detectMachine: false,
      }),
    record(db, job, outcome, now) {
      if (outcome?.result === 'done') {
        changeLeg(db, job.subject, { callSid: outcome.value.callSid, state: 'ringing' });
      }
      if (outcome?.result === 'refused' || outcome?.result === 'gone') {
        couldNotRing(db, job.subject, now);
      }
      if (outcome?.result === 'unknown' && outcome.why === 'notConnected') {
        // Surely not rung: a job of its own, so that a second try by two workers stays suspect.
        deskJob(db, 'ringLeg', job.subject, now + AGAIN_MILLISECONDS, {}, `again:${now}`);
      }
      return { result: 'done' };
    },
  };
}

/** Null when it must not ring: somebody may have tried before, or the offer is over. */
function ringing(tools: DeskTools, db: Database, job: Job): Ringing | null {
  const leg = findLeg(db, job.subject);
  if (leg?.state !== 'placing' || job.attempts > 1) return null;
  const agent = leg.agentId === null ? null : findAgent(db, leg.agentId);
  const to = agent && ringAddressOf(tools, agent);
  if (to === null) return null;
  const timeoutSeconds = tools.line.facts.desk.offerSeconds + EXTRA_SECONDS;
  return { legId: leg.legId, to, timeoutSeconds };
}

function couldNotRing(db: Database, legId: string, now: number): void {
  const leg = findLeg(db, legId);
  if (leg) giveUpLeg(db, leg, now);
  endLeg(db, legId, 'refused', now);
  const offer = leg?.offerId == null ? null : findOffer(db, leg.offerId);
  if (offer) passOffer(db, offer, 'refused', now);
  askAssignment(db, `refused:${legId}`, now);
}
