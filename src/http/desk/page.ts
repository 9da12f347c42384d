import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import { rootFolder } from '../../root.ts';
import { type DeskContext, isHttps } from './context.ts';

const SELF = ["'self'"];
const NONE = ["'none'"];

/**
 * What Twilio's Voice SDK 2.18 connects to and plays: its README, "Content Security Policy". The
 * script comes from the desk itself, and the edge is the default one ("roaming"), so that nothing
 * else of Twilio's is needed; it starts no worker.
 */
const VOICE_SDK_CONNECTS = [
  'https://eventgw.twilio.com',
  'wss://voice-js.roaming.twilio.com',
  'https://sdk.twilio.com',
  'https://media.twiliocdn.com',
];
const VOICE_SDK_PLAYS = ['mediastream:', 'https://sdk.twilio.com', 'https://media.twiliocdn.com'];

/** The desk's answers allow nothing but what the desk itself serves, in no frame. */
export function deskHeaders(context: DeskContext): RequestHandler {
  const hasAudio = context.config.twilioApiKey !== null;
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: SELF,
        fontSrc: SELF,
        mediaSrc: hasAudio ? [...SELF, ...VOICE_SDK_PLAYS] : SELF,
        connectSrc: hasAudio ? [...SELF, ...VOICE_SDK_CONNECTS] : SELF,
        formAction: SELF,
        baseUri: NONE,
        frameAncestors: NONE,
      },
    },
    // A form's Origin would be "null" without a referrer, and then it is not seen to be ours.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps(context),
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', `microphone=(${hasAudio ? 'self' : ''})`);
    protect(request, response, next);
  };
}

const NOT_BUILT =
  'The desk page is not built. Run "npm start" in a clone, which builds it, or reinstall.\n';

/** The built page below /desk/; a 503 in words where it is not built. */
export function pageRoutes({ pageFolder = join(rootFolder, 'dist/desk') }: DeskContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  // Relative, so that it holds behind a proxy that serves the line below a path.
  router.get('/desk', (_request, response) => response.redirect(308, 'desk/'));
  router.use('/desk', express.static(pageFolder, { setHeaders: cacheFor, redirect: false }));
  router.get('/desk/', (_request, response) => {
    response.status(503).type('text/plain').send(NOT_BUILT);
  });
  return router;
}

/** Vite names assets by their content; the page that names them is asked for anew. */
function cacheFor(response: { setHeader(name: string, value: string): void }, path: string): void {
  const isAsset = /[\\/]assets[\\/]/.test(path);
  response.setHeader('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
}
