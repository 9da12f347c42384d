import type { Clock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';
import { failureCodeOf, neverConnected, parseJson } from '../../fetch-failure.ts';
import { wireError } from './wire.ts';

/** An answer that came in time and is what the contract allows; anything else was thrown. */
export type Answer =
  | { readonly result: 'ok'; readonly body: unknown }
  /** 404, 409 or 422 with an error code of the contract in the body. */
  | { readonly result: 'no'; readonly code: string };

export interface Address {
  /** No slash at the end. */
  readonly baseUrl: string;
  readonly token: string;
}

/**
 * Sends one request and judges its answer. Throws directory.unavailable (nothing trustworthy came:
 * it may be tried again), directory.misconfigured (a setting is wrong), directory.unreadable (an
 * answer the contract does not know). No message holds a path, a body or an ID.
 */
export async function exchange(
  address: Address,
  path: string,
  init: RequestInit,
  clock: Clock,
  deadlineMilliseconds: number,
): Promise<Answer> {
  const headers = { ...init.headers, authorization: `Bearer ${address.token}` };
  const late = new AbortController();
  const answered = new AbortController();
  void clock.sleep(deadlineMilliseconds, answered.signal).then(() => late.abort());
  try {
    const request = { ...init, headers, redirect: 'manual', signal: late.signal } as const;
    const response = await fetch(`${address.baseUrl}${path}`, request);
    return judge(response.status, await response.text());
  } catch (error) {
    if (error instanceof PaylineError) throw error;
    const seconds = deadlineMilliseconds / 1_000;
    throw unavailable(late.signal.aborted ? `gave no answer in ${seconds} s` : whatFailed(error));
  } finally {
    answered.abort();
  }
}

function judge(status: number, text: string): Answer {
  const body = parseJson(text);
  if (status === 200 || status === 201) {
    if (body !== undefined) return { result: 'ok', body };
    // Usually a proxy's page in front of a system that is down.
    throw unavailable(`answered HTTP ${status} with something that is not JSON`);
  }
  if (status === 401 || status === 403) {
    throw misconfigured(
      `does not accept BILLING_TOKEN (HTTP ${status}). Ask the plan for a new one`,
    );
  }
  if (status >= 300 && status < 400) {
    throw misconfigured(`redirects (HTTP ${status}). Set BILLING_URL to where it redirects to`);
  }
  if (status === 408 || status === 429 || status >= 500) {
    throw unavailable(`answered HTTP ${status}`);
  }
  const error = wireError.safeParse(body);
  if ([404, 409, 422].includes(status) && error.success) {
    return { result: 'no', code: error.data.error.code };
  }
  if (status === 404) throw new NoSuchAddress();
  throw unreadable(`HTTP ${status}`);
}

export function unavailable(what: string): PaylineError {
  return new PaylineError('directory.unavailable', `The plan's billing system ${what}.`);
}

/** `what` names fields and statuses only. */
export function unreadable(what: string): PaylineError {
  return new PaylineError(
    'directory.unreadable',
    `The plan's billing system gave an answer that docs/billing-api.yaml does not allow: ${what}. ` +
      'Tell whoever runs it.',
  );
}

/** 404 without an error code of the contract: nothing is there for this path at all. */
export class NoSuchAddress extends PaylineError {
  constructor() {
    const what = 'knows no such address (HTTP 404). Check BILLING_URL';
    super('directory.misconfigured', `The plan's billing system ${what}.`);
  }
}

function misconfigured(what: string): PaylineError {
  return new PaylineError('directory.misconfigured', `The plan's billing system ${what}.`);
}

function whatFailed(error: unknown): string {
  const code = failureCodeOf(error);
  return `${neverConnected(code) ? 'cannot be reached' : 'broke the connection'} (${code})`;
}
