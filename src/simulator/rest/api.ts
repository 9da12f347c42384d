import { timingSafeEqual } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { fetchAccount } from './account.ts';
import { applicationRoutes } from './applications.ts';
import { availableNumberRoutes } from './buy-number.ts';
import { callRoutes } from './calls.ts';
import { conferenceRoutes } from './conferences.ts';
import { sendError, sendNotFound } from './errors.ts';
import { failOnPurpose } from './faults.ts';
import { listMessages, messageRoutes } from './messages.ts';
import { participantRoutes } from './participants.ts';
import { paymentRoutes } from './payments.ts';
import { numberRoutes } from './phone-numbers.ts';
import { queueRoutes } from './queues.ts';
import type { RestState } from './state.ts';

/** The part of Twilio's REST API that the line uses, for the one account there is. */
export function restApi(state: RestState): Router {
  const { accountSid } = state.number.line;
  const account = Router({ caseSensitive: true });
  account.use(failOnPurpose(state), express.urlencoded({ extended: false }));
  account.use(paymentRoutes(state));
  account.use(callRoutes(state), messageRoutes(state), numberRoutes(state));
  account.use(applicationRoutes(state), availableNumberRoutes(state));
  account.use(queueRoutes(state), conferenceRoutes(state), participantRoutes(state));

  const router = Router();
  router.use('/2010-04-01', (request, response, next) =>
    authenticate(state, request, response, next),
  );
  router.get(`/2010-04-01/Accounts/${accountSid}.json`, fetchAccount(state));
  router.use(`/2010-04-01/Accounts/${accountSid}`, account);
  router.use('/2010-04-01', (request, response) => sendNotFound(response, request.originalUrl));
  router.get('/simulator/messages.json', listMessages(state));
  return router;
}

/** Basic authentication with the account's SID and one of its tokens. */
function authenticate(
  state: RestState,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const { accountSid, authToken } = state.number.line;
  const given = request.headers.authorization?.replace(/^Basic /, '') ?? '';
  const wanted = authToken.split(',').map((token) => `${accountSid}:${token.trim()}`);
  if (wanted.some((one) => isSame(Buffer.from(given, 'base64'), Buffer.from(one)))) next();
  else sendError(response, 401, 20003, 'Authenticate');
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
