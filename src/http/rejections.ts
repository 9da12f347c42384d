import type { ServerResponse } from 'node:http';
import { type ErrorCode, PaylineError } from '../errors.ts';

/** A short refusal. Its words are fixed: nothing of the request is echoed. */
export interface Rejection {
  readonly status: number;
  readonly text: string;
}

const rejections: Partial<Record<ErrorCode, Rejection>> = {
  'webhook.notPost': { status: 405, text: 'Use POST.\n' },
  'webhook.tooLarge': { status: 413, text: 'Too large.\n' },
  'webhook.notForm': { status: 415, text: 'Send application/x-www-form-urlencoded in UTF-8.\n' },
  'webhook.malformed': { status: 400, text: 'Malformed.\n' },
  'webhook.badSignature': { status: 403, text: 'Forbidden.\n' },
  // The same words as a bad signature: a forger learns nothing from the difference.
  'webhook.badSeal': { status: 403, text: 'Forbidden.\n' },
};

/** How to refuse a request for this error; null when it is no fault of the request. */
export function rejectionFor(error: unknown): Rejection | null {
  return error instanceof PaylineError ? (rejections[error.code] ?? null) : null;
}

/**
 * Writes the refusal. The connection is closed when the body was not read to its end, so that the
 * rest of it is not taken for the next request.
 */
export function sendRejection(response: ServerResponse, { status, text }: Rejection): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...(status === 405 ? { Allow: 'POST' } : {}),
    ...(response.req.complete ? {} : { Connection: 'close' }),
  });
  response.end(text);
}
