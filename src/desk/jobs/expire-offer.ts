import { askAssignment } from '../../store/desk-jobs.ts';
import { legsOfOffer } from '../../store/desk-legs.ts';
import { localHandler } from '../../store/job-handler.ts';
import { liveOffer, passOffer } from '../assign.ts';

/** 'expireOffer': nobody took it in time; the next agent is rung. */
export const createExpireOfferHandler = () =>
  localHandler((db, job, now) => {
    const offer = liveOffer(db, job.subject);
    if (!offer || offer.expiresAtMilliseconds > now) return { result: 'done' };
    // A telephone that never rang is not the agent's fault.
    const legs = legsOfOffer(db, job.subject);
    const neverRang = legs.length > 0 && legs.every(({ callSid }) => callSid === null);
    passOffer(db, offer, neverRang ? 'failed' : 'missed', now);
    askAssignment(db, `missed:${job.subject}`, now);
    return { result: 'done' };
  });
