import { findLeg } from '../../store/desk-legs.ts';
import { localHandler } from '../../store/job-handler.ts';
import { isAnswered, memberLegOver } from '../callbacks/member-leg.ts';
import type { DeskTools } from '../tools.ts';
import { deskJob } from './desk-job.ts';

/** 'expireCallback': nothing was heard of the member's telephone; the agent waits no longer. */
export const createExpireCallbackHandler = (tools: DeskTools) =>
  localHandler((db, job, now) => {
    const leg = findLeg(db, job.subject);
    if (!leg || leg.state === 'left' || isAnswered(db, leg)) return { result: 'done' };
    if (leg.callSid !== null) deskJob(db, 'hangUpLeg', leg.legId, now);
    memberLegOver(tools.line, leg, 'no-answer');
    return { result: 'done' };
  });
