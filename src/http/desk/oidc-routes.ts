import { type ErrorRequestHandler, Router } from 'express';
import { PaylineError } from '../../errors.ts';
import type { DeskContext } from './context.ts';
import { cookie } from './cookies.ts';
import { createOidcSignIn } from './oidc.ts';
import { statusOfRefusal } from './refusals.ts';
import type { Sessions } from './sessions.ts';

/**
 * Signing in at the identity provider, by links: the browser goes there and comes back. Its cookie
 * is Lax, since it comes back from another site; the session's is Strict and begins after that.
 */
export function oidcRoutes(context: DeskContext, sessions: Sessions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const oidc = createOidcSignIn(context);
  const begun = cookie(context, 'payline-desk-oidc', 'lax');
  router.get('/sign-in', async (_request, response) => {
    const { url, id } = await oidc.begin();
    begun.write(response, id);
    response.redirect(303, url);
  });
  router.get('/callback', async (request, response) => {
    const { search } = new URL(request.originalUrl, 'http://callback');
    const id = begun.read(request);
    begun.clear(response);
    const agentId = await oidc.finish(id, search);
    sessions.start(request, response, agentId);
    response.redirect(303, '../');
  });
  router.use(inWords);
  return router;
}

/** Whoever follows a link reads the answer. */
const inWords: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof PaylineError)) return next(error);
  response.status(statusOfRefusal(error.code)).type('text/plain').send(`${error.message}\n`);
};
