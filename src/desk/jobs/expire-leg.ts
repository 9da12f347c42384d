import { findLeg } from '../../store/desk-legs.ts';
import { localHandler } from '../../store/job-handler.ts';
import { giveUpLeg } from '../consult.ts';

/** 'expireLeg': a colleague or a supervisor who was rung did not come in time. */
export const createExpireLegHandler = () =>
  localHandler((db, job, now) => {
    const leg = findLeg(db, job.subject);
    if (leg) giveUpLeg(db, leg, now);
    return { result: 'done' };
  });
