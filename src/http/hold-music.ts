import { Router } from 'express';
import { holdMusicTwiml } from '../twilio/standing-twiml.ts';
import { voicePaths } from '../twilio/turn-url.ts';
import { holdMusic } from '../voice/hold-music.ts';

const CACHING = { 'Cache-Control': 'public, max-age=86400' };

/**
 * Music for who waits: the sound, and the document that plays it in a conference or on hold. The
 * same for everybody, so neither need be signed.
 *
 * @param soundUrl the operator's recording; null where the line's own music is played
 */
export function holdMusicRoutes(soundUrl: () => string | null): Router {
  const router = Router({ caseSensitive: true, strict: true });
  let made: Buffer | null = null;
  router.get(voicePaths.holdMusicSound, (_request, response) => {
    made ??= holdMusic();
    const headers = { 'Content-Type': 'audio/wav', 'Content-Length': made.length, ...CACHING };
    response.writeHead(200, headers).end(made);
  });
  router.all(voicePaths.holdMusic, (_request, response) => {
    const twiml = holdMusicTwiml(soundUrl() ?? voicePaths.holdMusicSound);
    response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' }).end(twiml);
  });
  return router;
}
