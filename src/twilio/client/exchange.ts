import { failureCodeOf, parseJson } from '../../fetch-failure.ts';

export interface Account {
  /** Without a slash at its end; the SDK's own host is replaced by it. */
  readonly baseUrl: string;
  readonly accountSid: string;
  /** The first token of TWILIO_AUTH_TOKEN. */
  readonly authToken: string;
}

/** A request as the SDK words it. */
export interface SdkRequest {
  readonly method?: string;
  /** At https://api.twilio.com, in full. */
  readonly uri?: string;
  readonly params?: object;
  readonly data?: object;
}

export interface Answer {
  readonly status: number;
  /** JSON, or undefined when the answer was none. */
  readonly body: unknown;
  /** Twilio's clock (its Date header), milliseconds since 1970; null when it named none. */
  readonly dateMilliseconds: number | null;
  /** The Retry-After header as it came. */
  readonly retryAfter: string | null;
}

/** No answer came: `code` as src/fetch-failure.ts names it. */
export class NoAnswer extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`no answer: ${code}`);
    this.code = code;
  }
}

/** One request, one answer; nothing of either is kept. Throws NoAnswer. */
export async function exchange(
  { baseUrl, accountSid, authToken }: Account,
  { method = 'get', uri = '', params, data }: SdkRequest,
  deadlineMilliseconds: number,
): Promise<Answer> {
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const { pathname, search } = new URL(uri);
  const query = params === undefined ? search : `?${encode(params)}`;
  try {
    const response = await fetch(`${baseUrl}${pathname}${query}`, {
      method: method.toUpperCase(),
      headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
      ...(data && { body: encode(data) }),
      // Real time: it bounds a socket, not a rule.
      signal: AbortSignal.timeout(deadlineMilliseconds),
      redirect: 'manual',
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      body: parseJson(await response.text()),
      dateMilliseconds: Number.isNaN(date) ? null : date,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (error) {
    throw new NoAnswer(failureCodeOf(error));
  }
}

/** As the SDK's own transport does: a list is its name once for each of its items. */
function encode(fields: object): URLSearchParams {
  const entries = Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined)
      .map((one): [string, string] => [name, String(one)]),
  );
  return new URLSearchParams(entries);
}
