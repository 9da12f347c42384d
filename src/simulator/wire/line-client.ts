import type { Clock } from '../../clock.ts';
import type { CarrierError, CarrierEvent, LineAddress, WebhookExchange } from '../contract.ts';
import type { Identifiers } from '../identifiers.ts';
import { Addresses } from './addresses.ts';
import { CookieJar } from './cookies.ts';
import { describeExchange } from './describe-exchange.ts';
import { connectFailures, failureCodes } from './failures.ts';
import { exchange, type HttpAnswer, type HttpFailure } from './http-exchange.ts';
import { type ConnectionOverrides, readOverrides } from './overrides.ts';
import { basicCredentials, withoutFragment } from './urls.ts';
import { writeRequest } from './write-request.ts';

export interface LineRequest {
  /** Absolute; local or public; may carry credentials, and connection overrides after #. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly fields: Readonly<Record<string, string>>;
  readonly purpose: WebhookExchange['purpose'];
}

export type LineAnswer =
  | { readonly url: string; readonly answer: HttpAnswer }
  | { readonly url: string; readonly error: CarrierError };

export interface LineClientOptions {
  readonly line: LineAddress;
  readonly identifiers: Identifiers;
  /** The time limits of the wire run on this clock. */
  readonly clock: Clock;
  readonly note: (event: CarrierEvent) => void;
}

/** One request with what stays the same over its tries. */
interface Asking {
  /** Its URL is public, and has neither user nor password. */
  readonly request: LineRequest;
  readonly idempotencyToken: string;
  readonly credentials: string | null;
}

const MAXIMUM_BYTES = 64 * 1024;
const MAXIMUM_REDIRECTS = 10;

/** Asks the line as Twilio does, for one call: signed, with cookies, redirects and retries. */
export class LineClient {
  readonly addresses: Addresses;
  readonly #options: LineClientOptions;
  readonly #cookies = new CookieJar();

  constructor(options: LineClientOptions) {
    this.#options = options;
    this.addresses = new Addresses(options.line);
  }

  /** The final answer of a request, with the public URL it came from. Never rejects. */
  async ask(first: LineRequest): Promise<LineAnswer> {
    const idempotencyToken = this.#options.identifiers.uuid();
    let request = first;
    for (let redirects = 0; redirects <= MAXIMUM_REDIRECTS; redirects += 1) {
      if (!isHttp(request.url)) return failed(11100, 'This is no http or https URL.', request.url);
      const credentials = basicCredentials(request.url);
      request = { ...request, url: this.addresses.publicUrl(request.url) };
      const url = withoutFragment(request.url);
      const answer = await this.#askWithRetries({ request, idempotencyToken, credentials });
      if ('failure' in answer) return failed(failureCodes[answer.failure], describe(answer), url);
      if (answer.status >= 400) return failed(11200, `The line answered ${answer.status}.`, url);
      const { location } = answer.headers;
      if (answer.status < 300 || location === undefined) return { url, answer };
      request = redirected(request, answer.status, location);
    }
    const url = withoutFragment(request.url);
    return failed(11215, `More than ${MAXIMUM_REDIRECTS} redirects in a row.`, url);
  }

  async #askWithRetries(asking: Asking): Promise<HttpAnswer | HttpFailure> {
    const { clock } = this.#options;
    const overrides = readOverrides(asking.request.url);
    for (const problem of overrides.problems) this.#warn(`${problem}; the default applies.`);
    const giveUpAt = clock.now() + overrides.totalMilliseconds;
    for (let attempt = 0; ; attempt += 1) {
      const left = giveUpAt - clock.now();
      const answer = await this.#authenticated(asking, overrides, left);
      if (attempt >= overrides.retries || !mayRetry(answer, overrides)) return answer;
      if (clock.now() >= giveUpAt) return answer;
    }
  }

  /** First without credentials, then with them when the line asks (reference 1.4). */
  async #authenticated(
    asking: Asking,
    overrides: ConnectionOverrides,
    milliseconds: number,
  ): Promise<HttpAnswer | HttpFailure> {
    const answer = await this.#askOnce(asking, overrides, milliseconds, {});
    const challenged = 'status' in answer && answer.status === 401;
    if (!challenged || asking.credentials === null) return answer;
    const headers = { Authorization: asking.credentials };
    return await this.#askOnce(asking, overrides, milliseconds, headers);
  }

  async #askOnce(
    { request, idempotencyToken }: Asking,
    overrides: ConnectionOverrides,
    totalMilliseconds: number,
    more: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer | HttpFailure> {
    const { clock, line } = this.#options;
    const cookie = this.#cookies.headerFor(new URL(request.url));
    const written = writeRequest(request, line, this.addresses, {
      'I-Twilio-Idempotency-Token': idempotencyToken,
      ...(cookie !== null && { Cookie: cookie }),
      ...more,
    });
    const startedAt = clock.now();
    const answer = await exchange(
      {
        ...overrides,
        url: this.addresses.connectUrl(written.url),
        method: request.method,
        headers: written.headers,
        body: written.body,
        totalMilliseconds,
        maximumBytes: MAXIMUM_BYTES,
      },
      clock,
    );
    const setCookies = 'headers' in answer ? (answer.headers['set-cookie'] ?? []) : [];
    this.#cookies.keep(new URL(request.url), setCookies);
    const spent = clock.now() - startedAt;
    this.#options.note({ request: describeExchange(request, answer, spent) });
    return answer;
  }

  #warn(message: string): void {
    this.#options.note({ error: { code: 11243, message, severity: 'warning' } });
  }
}

function failed(code: number, message: string, url: string): LineAnswer {
  return { url, error: { code, message, severity: 'error', url } };
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function describe({ failure, detail }: HttpFailure): string {
  return `No usable answer from the line: ${failure} (${detail}).`;
}

/** 301, 302 and 303 become a GET that has lost the form; 307 and 308 repeat it (fidelity S5). */
function redirected(request: LineRequest, status: number, location: string): LineRequest {
  const url = URL.canParse(location, request.url) ? new URL(location, request.url).href : location;
  const keepsForm = status === 307 || status === 308;
  return keepsForm ? { ...request, url } : { ...request, url, method: 'GET', fields: {} };
}

function mayRetry(answer: HttpAnswer | HttpFailure, { retryOn }: ConnectionOverrides): boolean {
  if ('failure' in answer) {
    if (connectFailures.includes(answer.failure)) return retryOn.has('ct');
    return answer.failure === 'read timeout' && retryOn.has('rt');
  }
  if (answer.status >= 500) return retryOn.has('5xx');
  return answer.status >= 400 && retryOn.has('4xx');
}
