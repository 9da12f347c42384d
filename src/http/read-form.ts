import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { PaylineError } from '../errors.ts';
import { type Form, parseForm } from '../twilio/form.ts';

/** A real request has about 2 kB; CallToken and StirPassportToken can add a few more. */
const MOST_BYTES = 16 * 1024;

/**
 * What the line's HTTP server must be created with (`http.createServer(serverLimits, app)`): a
 * slow or silent client gets node's 408 after five seconds, and its socket is closed.
 */
export const serverLimits = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  // Node looks for overdue requests only this often; its own default is 30 s.
  connectionsCheckingInterval: 1_000,
  // Longer than the idle time of common proxies (60 s), so that they close first.
  keepAliveTimeout: 65_000,
} as const;

/**
 * Reads a webhook's body; in place of a general body parser, which costs more than the turn.
 * @throws PaylineError in this order: webhook.notPost; webhook.tooLarge (over 16 kB, announced or
 *   sent); webhook.notForm (another type, charset or encoding); webhook.malformed (a strange Host,
 *   no body, not UTF-8, or what parseForm refuses; parseForm also counts the fields).
 */
export async function readForm(request: IncomingMessage): Promise<Form> {
  if (request.method !== 'POST') {
    throw new PaylineError('webhook.notPost', 'A webhook comes by POST.');
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  requireFormType(request);
  requireHost(request.headers.host);
  const body = await readBody(request);
  if (body.length === 0) throw malformed('The webhook has no body.');
  if (!isUtf8(body)) throw malformed('The body is not UTF-8.');
  return parseForm(body.toString('utf8'));
}

/** As Twilio writes it; anything else is looked at more closely. */
const usualTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/x-www-form-urlencoded; charset=UTF-8',
]);
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

function requireFormType({ headers }: IncomingMessage): void {
  const type = headers['content-type'] ?? '';
  if (!usualTypes.has(type) && !FORM_TYPE.test(type)) {
    throw new PaylineError('webhook.notForm', 'The body is not a form in UTF-8.');
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    throw new PaylineError('webhook.notForm', 'The body is compressed; Twilio sends it plain.');
  }
}

/** Nothing here uses Host, but what stands around the line (logs, Express) may. */
function requireHost(host: string | undefined): void {
  if (host !== undefined && !/^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) {
    throw malformed('The Host header is no host.');
  }
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  // Something read it before us, or it broke off: no 'end' will come.
  if (request.readableEnded || request.destroyed) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) return void chunks.push(chunk);
      request.pause();
      reject(tooLarge());
    });
    request.on('end', () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks));
    });
    request.on('error', () => reject(malformed('The body broke off.')));
  });
}

function tooLarge(): PaylineError {
  return new PaylineError('webhook.tooLarge', `The body has more than ${MOST_BYTES} bytes.`);
}

function malformed(message: string): PaylineError {
  return new PaylineError('webhook.malformed', message);
}
