import { WebSocket } from 'ws';
import type { CarrierError, LineAddress } from '../contract.ts';
import type { Addresses } from '../wire/addresses.ts';
import { signRequest } from '../wire/sign.ts';
import { firstToken, forwarded } from '../wire/write-request.ts';

const HANDSHAKE_MILLISECONDS = 5000;
const MAXIMUM_MESSAGE_BYTES = 1024 * 1024;

/**
 * Opens the socket of a stream: signed over its public URL without parameters, connected where the
 * line really is (as the requests are). Resolves to an error (31920, or 31901 when nothing answers) instead of rejecting.
 */
export function openSocket(
  url: string,
  line: LineAddress,
  addresses: Addresses,
): Promise<WebSocket | CarrierError> {
  const asHttp = addresses.publicUrl(url.replace(/^ws/, 'http'));
  const publicUrl = asHttp.replace(/^http/, 'ws');
  const connectUrl = addresses.connectUrl(asHttp).href.replace(/^http/, 'ws');
  const socket = new WebSocket(connectUrl, {
    handshakeTimeout: HANDSHAKE_MILLISECONDS,
    maxPayload: MAXIMUM_MESSAGE_BYTES,
    perMessageDeflate: false,
    headers: {
      'User-Agent': 'TwilioProxy/1.1',
      'X-Twilio-Signature': signRequest(firstToken(line), publicUrl, {}),
      ...forwarded(asHttp, addresses),
    },
  });
  return new Promise((resolve) => {
    const fail = (code: number, why: string) => {
      const message = `The stream could not be opened: ${why}.`;
      resolve({ code, message, severity: 'error', url: publicUrl });
    };
    socket.once('open', () => resolve(socket));
    socket.on('error', (error) => {
      fail(/timed out/.test(error.message) ? 31901 : 31920, error.message);
    });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      fail(31920, `the answer to the handshake was ${response.statusCode}, not 101`);
    });
  });
}
