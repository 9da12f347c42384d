import { presences } from '../../store/agent-presence.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { findLeg } from '../../store/desk-legs.ts';
import { type JobHandler, localHandler } from '../../store/job-handler.ts';
import type { CarrierOutcome } from '../carrier.ts';
import { backToReady } from '../consult.ts';
import { legUrl } from '../leg-url.ts';
import type { DeskTools } from '../tools.ts';

interface Told {
  readonly callSid: string;
  readonly legId: string;
}

/** 'tellNotReached': who waited for a member hears that they were not reached, and is let go. */
export function createTellNotReachedHandler(
  tools: DeskTools,
): JobHandler<Told | null, CarrierOutcome<null> | null> {
  return {
    prepare(db, job) {
      const leg = findLeg(db, job.subject);
      const isThere = leg?.state === 'joined' && leg.callSid !== null;
      return isThere ? { callSid: leg.callSid, legId: leg.legId } : null;
    },
    async call(told) {
      const { carrier, line, publicBaseUrl } = tools;
      if (told === null) return null;
      const url = publicBaseUrl + legUrl(line.turnSecret, told.legId, 'notReached');
      return carrier.redirectCall(told.callSid, url);
    },
    record: (_db, _job, outcome) =>
      outcome?.result === 'unknown' ? { result: 'retry', why: outcome.detail } : { result: 'done' },
  };
}

/** 'freeAgents' of a conversation: whose member was not reached is ready for the next call. */
export const createFreeAgentsHandler = () =>
  localHandler((db, { subject }, now) => {
    for (const { agentId } of presences(db)) backToReady(db, agentId, subject, now);
    askAssignment(db, `free:${subject}`, now);
    return { result: 'done' };
  });
