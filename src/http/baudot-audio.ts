import { Router } from 'express';
import { BaudotWavs } from '../relay/baudot-wav.ts';
import { baudotRoute, openBaudot } from '../twilio/baudot-url.ts';

/** Some hundred prompts; a text is made anew in milliseconds. */
const CACHE_BYTES_MOST = 16 * 1024 * 1024;

/**
 * `GET /voice/baudot/SEAL/TEXT.wav`: a text for a TTY, for a <Play>. Its words are in its URL and
 * never change, so every cache may keep it. Signed or not: the seal says that the text is ours.
 */
export function baudotAudioRoutes(secret: string): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const wavs = new BaudotWavs(CACHE_BYTES_MOST);
  router.get(baudotRoute, (request, response, next) => {
    const { seal = '', name = '' } = request.params;
    const text = openBaudot(secret, { seal: String(seal), name: String(name) });
    if (text === null) return next();
    const etag = `"${String(seal)}"`;
    const caching = { 'Cache-Control': 'public, max-age=31536000, immutable', ETag: etag };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, caching).end();
      return;
    }
    const wav = wavs.get(text);
    response.writeHead(200, {
      ...caching,
      'Content-Type': 'audio/wav',
      'Content-Length': wav.length,
    });
    response.end(request.method === 'HEAD' ? undefined : wav);
  });
  return router;
}
