import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { failureCodeOf, neverConnected, parseJson } from '../fetch-failure.ts';
import type {
  ChargeOutcome,
  ChargeRequest,
  ForgetOutcome,
  FoundCharge,
  PaymentGateway,
} from './gateway.ts';
import { createSandboxCardEntries } from './sandbox-card-entries.ts';

const RECONNECT_FIRST_MILLISECONDS = 200;

/** What one request came to: an answer of some status, or nothing that can be trusted. */
export type Exchange =
  | { readonly status: number; readonly body: unknown }
  | { readonly lost: string };

const wireCharge = z.object({
  id: z.string().min(1),
  reference: z.string(),
  amount_cents: z.int(),
  status: z.enum(['captured', 'declined']),
  decline_reason: z.enum(['declined', 'insufficientFunds', 'expiredCard']).nullable(),
});
const wireList = z.object({ charges: z.array(wireCharge) });

/** The sandbox gateway's client. `baseUrl` ends without a slash; `secretKey` is its bearer. */
export function createSandboxGateway(options: {
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly clock: Clock;
}): PaymentGateway {
  const send = (path: string, init: RequestInit, deadlineMilliseconds: number) =>
    exchange(
      options.clock,
      `${options.baseUrl}${path}`,
      { ...init, headers: { ...init.headers, authorization: `Bearer ${options.secretKey}` } },
      deadlineMilliseconds,
    );
  return {
    name: 'sandbox',
    charge: async (request, deadlineMilliseconds) =>
      readCharge(request, await send('/v1/charges', chargeInit(request), deadlineMilliseconds)),
    find: async (reference, deadlineMilliseconds) => {
      const query = new URLSearchParams({ reference });
      return readFound(reference, await send(`/v1/charges?${query}`, {}, deadlineMilliseconds));
    },
    isHealthy: (deadlineMilliseconds) =>
      canConnect(`${options.baseUrl}/healthz`, deadlineMilliseconds),
    forget: async (token, deadlineMilliseconds) =>
      readForgotten(await send('/v1/tokens/forget', forgetInit(token), deadlineMilliseconds)),
    cardEntries: createSandboxCardEntries(send),
  };
}

function chargeInit(request: ChargeRequest): RequestInit {
  const { key, amountCents, currency, token, reference, purpose, tender } = request;
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({
      ...{ amount_cents: amountCents, currency, token, reference },
      // Left out it means 'single', which keeps the bytes of charges sent before there were others.
      ...(purpose === 'single' ? {} : { purpose }),
      ...(tender === 'bank' ? { tender } : {}),
    }),
  };
}

function forgetInit(token: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  };
}

/**
 * Sends once. Only a refused connection, which nothing can have passed, is tried again until the
 * deadline. The deadline is real time, not the clock's: it bounds a socket, not a rule.
 */
async function exchange(
  clock: Clock,
  url: string,
  init: RequestInit,
  deadlineMilliseconds: number,
): Promise<Exchange> {
  const signal = AbortSignal.timeout(deadlineMilliseconds);
  let left = deadlineMilliseconds;
  let wait = RECONNECT_FIRST_MILLISECONDS;
  for (;;) {
    try {
      const response = await fetch(url, { ...init, signal, redirect: 'manual' });
      return { status: response.status, body: parseJson(await response.text()) };
    } catch (error) {
      const code = failureCodeOf(error);
      if (code !== 'ECONNREFUSED' || wait > left) return { lost: code };
      await clock.sleep(wait, signal);
      left -= wait;
      wait *= 2;
    }
  }
}

/**
 * Whether a connection can be made; what is answered does not matter. A kept connection that breaks
 * says nothing about a new one, so a second look follows a first that failed in another way.
 */
async function canConnect(url: string, deadlineMilliseconds: number): Promise<boolean> {
  const signal = AbortSignal.timeout(deadlineMilliseconds);
  for (const isLast of [false, true]) {
    try {
      const response = await fetch(url, { signal, redirect: 'manual' });
      await response.text();
      return true;
    } catch (error) {
      if (neverConnected(failureCodeOf(error))) return false;
      if (isLast || signal.aborted) return true;
    }
  }
  return true;
}

/** By HTTP class: the body can only confirm what the status says, never overrule it. */
function readCharge(request: ChargeRequest, exchange: Exchange): ChargeOutcome {
  if ('lost' in exchange) return { result: 'unknown', detail: `no answer: ${exchange.lost}` };
  const { status, body } = exchange;
  const detail = `HTTP ${status}`;
  if (status === 409) return { result: 'conflict', detail };
  if (status === 200 || status === 402) {
    const { data: charge } = wireCharge.safeParse(body);
    if (!charge || charge.reference !== request.reference) {
      return { result: 'unknown', detail: `${detail} with an unreadable body` };
    }
    if (status === 402 && charge.status === 'declined') {
      return { result: 'declined', reason: charge.decline_reason ?? 'declined' };
    }
    const captured = status === 200 && charge.status === 'captured';
    if (captured && charge.amount_cents === request.amountCents) {
      return { result: 'captured', chargeId: charge.id };
    }
    return { result: 'unknown', detail: `${detail} with a body that contradicts it` };
  }
  // 408 came after a request that was at least partly read.
  if (status >= 400 && status < 500 && status !== 408) return { result: 'refused', detail };
  return { result: 'unknown', detail };
}

function readFound(reference: string, exchange: Exchange): FoundCharge {
  if ('lost' in exchange) return { result: 'unknown', detail: `no answer: ${exchange.lost}` };
  const { status, body } = exchange;
  const { data } = wireList.safeParse(body);
  // A 404 could be a wrong address as well as a missing charge: it proves nothing.
  if (status !== 200 || !data) return { result: 'unknown', detail: `look-up: HTTP ${status}` };
  const [charge, ...others] = data.charges;
  if (!charge) return { result: 'notFound' };
  if (others.length > 0 || charge.reference !== reference) {
    return { result: 'unknown', detail: `look-up: ${data.charges.length} charges, not one` };
  }
  if (charge.status === 'declined') {
    return { result: 'declined', reason: charge.decline_reason ?? 'declined' };
  }
  return { result: 'captured', chargeId: charge.id, amountCents: charge.amount_cents };
}

function readForgotten(exchange: Exchange): ForgetOutcome {
  if ('lost' in exchange) return { result: 'unknown', detail: `no answer: ${exchange.lost}` };
  if (exchange.status === 204) return { result: 'forgotten' };
  return { result: 'unknown', detail: `forgetting a token: HTTP ${exchange.status}` };
}
