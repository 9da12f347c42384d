import { createBringCallerHandler } from './jobs/bring-caller.ts';
import {
  createHoldCallerHandler,
  createMuteLegHandler,
  createSuperviseLegHandler,
} from './jobs/conference-jobs.ts';
import { createExpireCallbackHandler } from './jobs/expire-callback.ts';
import { createExpireLegHandler } from './jobs/expire-leg.ts';
import { createExpireOfferHandler } from './jobs/expire-offer.ts';
import { createHangUpLegHandler } from './jobs/hang-up-leg.ts';
import { createPlaceCallbackHandler } from './jobs/place-callback.ts';
import { createReleaseCallerHandler } from './jobs/release-caller.ts';
import { createRingLegHandler } from './jobs/ring-leg.ts';
import { createSendCallerHandler } from './jobs/send-caller.ts';
import { createFreeAgentsHandler, createTellNotReachedHandler } from './jobs/tell-not-reached.ts';
import { createAskPaymentFieldHandler } from './payment/ask-field-job.ts';
import { createEndPaymentSessionHandler } from './payment/end-session-job.ts';
import { createStartPaymentSessionHandler } from './payment/start-session-job.ts';
import { createTendHandler } from './tend.ts';
import type { DeskTools } from './tools.ts';

/** What does the desk's effects, by the kind of job. */
export function deskHandlers(tools: DeskTools) {
  return {
    tendDesk: createTendHandler(tools),
    expireOffer: createExpireOfferHandler(),
    expireLeg: createExpireLegHandler(),
    ringLeg: createRingLegHandler(tools),
    hangUpLeg: createHangUpLegHandler(tools),
    bringCaller: createBringCallerHandler(tools),
    releaseCaller: createReleaseCallerHandler(tools),
    holdCaller: createHoldCallerHandler(tools),
    muteLeg: createMuteLegHandler(tools),
    superviseLeg: createSuperviseLegHandler(tools),
    startPaymentSession: createStartPaymentSessionHandler(tools),
    askPaymentField: createAskPaymentFieldHandler(tools),
    endPaymentSession: createEndPaymentSessionHandler(tools),
    sendCaller: createSendCallerHandler(tools),
    placeCallback: createPlaceCallbackHandler(tools),
    expireCallback: createExpireCallbackHandler(tools),
    tellNotReached: createTellNotReachedHandler(tools),
    freeAgents: createFreeAgentsHandler(),
  };
}
