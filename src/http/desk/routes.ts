import express, { Router } from 'express';
import { readAction, requireRole } from '../../desk/actions.ts';
import { audioTokenFor } from './audio-token.ts';
import type { DeskContext } from './context.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { deskHeaders, pageRoutes } from './page.ts';
import { refusals, statusOfRefusal } from './refusals.ts';
import { sameOrigin } from './same-origin.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createPasswordSignIn } from './sign-in.ts';
import { createStreams, type Streams } from './streams.ts';

/** Four thousand letters of any script, and what is around them. */
const BODY_MOST = '32kb';

/**
 * Everything below /desk: the page, signing in and out, and what a signed-in page asks and does.
 * Errors are JSON {code, message}. Making it starts nothing.
 */
export function deskRoutes(context: DeskContext): Router {
  const streams = createStreams(context);
  const sessions = createSessions(context, () => streams.lookAgain());
  const router = Router({ caseSensitive: true, strict: true });
  router.use('/desk', deskHeaders(context));
  router.use(['/desk/api', '/desk/sign-in', '/desk/sign-out'], sameOrigin(context), noStore);
  router.use('/desk/oidc', noStore, oidcRoutes(context, sessions));
  router.use('/desk', signInRoutes(context, sessions));
  router.use('/desk/api', apiRoutes(context, sessions, streams));
  router.use(pageRoutes(context));
  router.use('/desk', refusals(context));
  return router;
}

const noStore: express.RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

const json = express.json({ limit: BODY_MOST });

function signInRoutes(context: DeskContext, sessions: Sessions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const byPassword = createPasswordSignIn(context);
  router.get('/sign-in', (_request, response) => {
    response.json({ oidc: context.config.deskOidc !== null });
  });
  router.post('/sign-in', json, async (request, response) => {
    const agentId = await byPassword.agentOf(request.body, request.ip ?? '');
    response.json(sessions.start(request, response, agentId));
  });
  router.post('/sign-out', (request, response) => {
    sessions.requireToChange(request);
    sessions.end(request, response);
    response.status(204).end();
  });
  return router;
}

function apiRoutes(context: DeskContext, sessions: Sessions, streams: Streams): Router {
  const { desk } = context;
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/session', (request, response) => {
    response.json(sessions.answer(request));
  });
  router.post('/still-here', (request, response) => {
    sessions.touch(sessions.requireToChange(request));
    response.json(sessions.answer(request));
  });
  router.get('/state', (request, response) => {
    response.json(desk.state(sessions.require(request).agentId));
  });
  router.get('/events', (request, response) => {
    streams.open(sessions.require(request), request, response);
  });
  router.get('/audio-token', async (request, response) => {
    response.json(await audioTokenFor(context, sessions.require(request).agentId));
  });
  router.post('/actions', json, async (request, response) => {
    const session = sessions.requireToChange(request);
    sessions.touch(session);
    const action = readAction(request.body);
    requireRole(session.role, action);
    const answer = await desk.act(session.agentId, action);
    response.status(answer.ok ? 200 : statusOfRefusal(answer.code)).json(answer);
  });
  return router;
}
