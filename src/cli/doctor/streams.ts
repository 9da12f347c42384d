import { WebSocket } from 'ws';
import { PaylineError } from '../../errors.ts';
import { streamUrl } from '../../twilio/stream-url.ts';

const MOST_MILLISECONDS = 5000;

/** TTY calls need Media Streams. Throws unless an upgrade that nobody signed is refused with 403. */
export async function streamsAnswer(publicBaseUrl: string): Promise<string> {
  const url = streamUrl(publicBaseUrl);
  const answered = await upgrade(url);
  if (answered === 403) return `${url} refuses whoever is not Twilio`;
  if (answered === 101) {
    throw new PaylineError(
      'webhook.badSignature',
      `${url} opened a stream that nobody signed. It is not this line; look what answers there.`,
    );
  }
  throw new PaylineError(
    'config.invalid',
    `${url} answered ${typeof answered === 'number' ? `HTTP ${answered}` : `not (${answered})`} to ` +
      'an upgrade; it must be 403 from the line. Let the proxy pass WebSockets: callers with a TTY ' +
      'would hear nothing.',
  );
}

/** The HTTP status, or what failed. */
function upgrade(url: string): Promise<number | string> {
  return new Promise((resolve) => {
    const options = { handshakeTimeout: MOST_MILLISECONDS, followRedirects: false };
    const socket = new WebSocket(url, options);
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}
