import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { PaylineError } from '../errors.ts';
import { failureCodeOf, neverConnected, parseJson } from '../fetch-failure.ts';
import { answerLost, requireGood } from './rest-errors.ts';

export interface RestOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly accountSid: string;
  /** The first token of TWILIO_AUTH_TOKEN. */
  readonly authToken: string;
  readonly clock: Clock;
  /** How long one request may take. */
  readonly deadlineMilliseconds?: number;
}

export interface RestRequest {
  readonly method: 'GET' | 'POST';
  /** Below the account, such as '/Applications.json?PageSize=1'; '.json' is the account itself. */
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  /** False for what makes or buys something: it is not sent again once it may have arrived. */
  readonly repeatable: boolean;
  /** What is asked, for a person: 'read the TwiML Apps'. */
  readonly purpose: string;
}

export interface RestAnswer<Body> {
  readonly body: Body;
  /** The carrier's clock (its Date header), milliseconds since 1970; null when it named none. */
  readonly dateMilliseconds: number | null;
}

/** Twilio's REST API, version 2010-04-01, for one account. */
export interface TwilioRest {
  readonly accountSid: string;
  readonly clock: Clock;
  /**
   * Throws twilio.unauthorized, twilio.refused, twilio.unreadable; twilio.unreachable when the
   * request cannot have been carried out or may be repeated; twilio.answerLost when nobody knows
   * whether it was.
   */
  ask<Body>(request: RestRequest, schema: z.ZodType<Body>): Promise<RestAnswer<Body>>;
}

const API = '/2010-04-01/Accounts/';
const STANDARD_DEADLINE_MILLISECONDS = 10_000;

/** Waits before the second and the third try. */
const WAITS_MILLISECONDS = [500, 2000] as const;

type Tried =
  | ({ readonly kind: 'answered'; readonly status: number; readonly body: unknown } & {
      readonly dateMilliseconds: number | null;
    })
  | { readonly kind: 'failed'; readonly code: string };

export function createTwilioRest(options: RestOptions): TwilioRest {
  const { accountSid, clock } = options;
  return {
    accountSid,
    clock,
    async ask(request, schema) {
      let tried = await send(options, request);
      for (const wait of WAITS_MILLISECONDS) {
        if (!deservesAnother(tried, request)) break;
        await clock.sleep(wait);
        tried = await send(options, request);
      }
      if (tried.kind === 'failed') throw noAnswer(options, request, tried.code);
      requireGood(tried, request, options);
      const read = schema.safeParse(tried.body);
      if (!read.success) throw unreadable(options, request, tried.status);
      return { body: read.data, dateMilliseconds: tried.dateMilliseconds };
    },
  };
}

async function send(options: RestOptions, { method, path, form }: RestRequest): Promise<Tried> {
  const { baseUrl, accountSid, authToken } = options;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  try {
    const response = await fetch(`${baseUrl}${API}${accountSid}${path}`, {
      method,
      headers: { authorization: `Basic ${credentials}` },
      ...(form && { body: new URLSearchParams(form) }),
      // Real time: it bounds a socket, not a rule.
      signal: AbortSignal.timeout(options.deadlineMilliseconds ?? STANDARD_DEADLINE_MILLISECONDS),
      redirect: 'manual',
    });
    const body = parseJson(await response.text());
    const date = Date.parse(response.headers.get('date') ?? '');
    const dateMilliseconds = Number.isNaN(date) ? null : date;
    return { kind: 'answered', status: response.status, body, dateMilliseconds };
  } catch (error) {
    return { kind: 'failed', code: failureCodeOf(error) };
  }
}

/** 429 and a connection that never stood: nothing was done, so anything may be sent again. */
function deservesAnother(tried: Tried, { repeatable }: RestRequest): boolean {
  if (tried.kind === 'failed') return repeatable || neverConnected(tried.code);
  if (tried.status === 429) return true;
  return repeatable && (tried.status === 408 || tried.status >= 500);
}

function noAnswer(
  { baseUrl }: RestOptions,
  { purpose, repeatable }: RestRequest,
  code: string,
): PaylineError {
  if (repeatable || neverConnected(code)) {
    return new PaylineError(
      'twilio.unreachable',
      `Twilio did not answer at ${baseUrl} (${code}), so Payline could not ${purpose}. Check the ` +
        'network, a proxy and TWILIO_API_BASE_URL, then run the command again.',
    );
  }
  return answerLost(purpose, code);
}

function unreadable({ baseUrl }: RestOptions, { purpose }: RestRequest, status: number) {
  return new PaylineError(
    'twilio.unreadable',
    `${baseUrl} answered HTTP ${status} with something that is not Twilio's when asked to ` +
      `${purpose}. Check TWILIO_API_BASE_URL, and whether a proxy answers in its place.`,
  );
}
