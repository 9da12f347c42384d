import { z } from 'zod';
import { neverConnected } from '../../fetch-failure.ts';
import { type Answer, NoAnswer } from './exchange.ts';
import type { Gone, Refused, Unknown } from './outcome.ts';
import { NoSuccess } from './sdk.ts';

/** Twilio's error body: {code, message, more_info, status}. */
const errorBody = z.object({ code: z.int(), message: z.string().catch('') });

/** "Call is not in-progress. Cannot redirect." */
const NOT_IN_PROGRESS = 21220;

export interface Failure {
  readonly outcome: Gone | Refused | Unknown;
  /** The Retry-After of HTTP 429. */
  readonly retryAfter: string | null;
}

/** What a piece of work threw, as an outcome. */
export function readFailure(error: unknown): Failure {
  if (error instanceof NoSuccess) {
    return { outcome: readAnswer(error.answer), retryAfter: error.answer.retryAfter };
  }
  if (error instanceof NoAnswer) {
    const why = neverConnected(error.code) ? 'notConnected' : 'noAnswer';
    return { outcome: { result: 'unknown', why, detail: error.message }, retryAfter: null };
  }
  // A success without what a success says; the SDK or our own reading stumbled over it.
  const detail = 'HTTP 2xx with an unreadable body';
  return { outcome: { result: 'unknown', why: 'unreadable', detail }, retryAfter: null };
}

function readAnswer({ status, body }: Answer): Failure['outcome'] {
  const said = errorBody.safeParse(body).data;
  const detail = said === undefined ? `HTTP ${status}` : `HTTP ${status}, code ${said.code}`;
  const code = said?.code ?? status;
  if (status === 408 || status >= 500) return { result: 'unknown', why: 'failed', detail };
  if (status < 400) return { result: 'unknown', why: 'unreadable', detail };
  if (status === 404 || code === NOT_IN_PROGRESS) return { result: 'gone', code, detail };
  return { result: 'refused', code, status, detail, sentence: said?.message ?? '' };
}
