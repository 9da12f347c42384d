import { endLeg, findLeg } from '../../store/desk-legs.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import type { CarrierOutcome } from '../carrier.ts';
import type { DeskTools } from '../tools.ts';

/**
 * 'hangUpLeg': a telephone of ours stops ringing or hangs up. A leg whose number at the carrier is
 * not known (its answer was lost) is let go when it asks what to say.
 */
export function createHangUpLegHandler({
  carrier,
}: DeskTools): JobHandler<string | null, CarrierOutcome<null> | null> {
  return {
    prepare: (db, job) => findLeg(db, job.subject)?.callSid ?? null,
    call: async (callSid) => (callSid === null ? null : carrier.endCall(callSid)),
    record(db, job, outcome, now) {
      if (outcome?.result === 'unknown') return { result: 'retry', why: outcome.detail };
      endLeg(db, job.subject, 'released', now);
      return { result: 'done' };
    },
  };
}
