import { connect } from 'node:net';
import { PaylineError } from '../../errors.ts';
import { maskUrl } from './mask.ts';

/** Twilio gives up connecting after five seconds. */
const CONNECT_TIMEOUT_MILLISECONDS = 5000;

/**
 * Makes sure that something listens where the line should answer, so that a wrong port is told
 * apart from a line that fails. A fallback elsewhere is left to the carrier: then what it does
 * about a dead line is what the caller wants to hear.
 * @throws PaylineError simulator.unreachable
 */
export async function assertReachable(voiceUrl: string, fallbackUrl?: string): Promise<void> {
  if (fallbackUrl !== undefined && new URL(fallbackUrl).host !== new URL(voiceUrl).host) return;
  const url = new URL(voiceUrl);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const problem = await tryConnecting(host, port);
  if (problem === undefined) return;
  throw new PaylineError(
    'simulator.unreachable',
    `Nothing answers at ${maskUrl(voiceUrl)}: ${problem}. ` +
      'Start the line (npm start for the demo), or correct --voice.',
  );
}

function tryConnecting(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MILLISECONDS });
    const finish = (problem?: string) => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => finish());
    socket.once('timeout', () => finish('no answer within 5 seconds'));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      finish(
        error.code === 'ECONNREFUSED' ? `port ${port} is closed` : (error.code ?? error.message),
      ),
    );
  });
}
