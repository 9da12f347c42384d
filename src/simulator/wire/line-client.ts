import type { Clock } from '../../clock.ts';
import type { CarrierError, CarrierEvent, LineAddress, WebhookExchange } from '../contract.ts';
import type { Identifiers } from '../identifiers.ts';
import { Addresses } from './addresses.ts';
import { CookieJar } from './cookies.ts';
import { connectFailures, failureCodes } from './failures.ts';
import { exchange, type HttpAnswer, type HttpFailure } from './http-exchange.ts';
import { maskForm } from './mask.ts';
import { type ConnectionOverrides, readOverrides } from './overrides.ts';
import { signRequest } from './sign.ts';

export interface LineRequest {
  /** Absolute; local or public; may carry connection overrides after #. */
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

const MAXIMUM_BYTES = 64 * 1024;
const MAXIMUM_REDIRECTS = 10;

/** Asks the line as Twilio does, for one call: signed, with cookies, redirects and retries. */
export class LineClient {
  readonly #options: LineClientOptions;
  readonly #cookies = new CookieJar();
  readonly addresses: Addresses;

  constructor(options: LineClientOptions) {
    this.#options = options;
    this.addresses = new Addresses(options.line);
  }

  /** The final answer of a request, with the public URL it came from. Never rejects. */
  async ask(request: LineRequest): Promise<LineAnswer> {
    const token = this.#options.identifiers.uuid();
    let next = { ...request, url: this.addresses.publicUrl(request.url) };
    for (let redirects = 0; redirects <= MAXIMUM_REDIRECTS; redirects += 1) {
      const url = withoutFragment(next.url);
      const answer = await this.#askWithRetries(next, token);
      if ('failure' in answer) return { url, error: this.#failed(answer, url) };
      const location = answer.headers.location;
      if (answer.status < 300 || answer.status > 399 || location === undefined) {
        if (answer.status < 400) return { url, answer };
        const message = `The line answered ${answer.status}.`;
        return { url, error: { code: 11200, message, severity: 'error', url } };
      }
      next = redirected(next, answer.status, location);
      next.url = this.addresses.publicUrl(next.url);
    }
    const url = withoutFragment(request.url);
    const message = `More than ${MAXIMUM_REDIRECTS} redirects in a row.`;
    return { url, error: { code: 11215, message, severity: 'error', url } };
  }

  async #askWithRetries(request: LineRequest, token: string): Promise<HttpAnswer | HttpFailure> {
    const overrides = readOverrides(request.url);
    for (const problem of overrides.problems) {
      this.#options.note({
        error: { code: 11243, message: `${problem}; the default applies.`, severity: 'warning' },
      });
    }
    const startedAt = this.#options.clock.now();
    for (let attempt = 0; ; attempt += 1) {
      const spent = this.#options.clock.now() - startedAt;
      const left = Math.max(1, overrides.totalMilliseconds - spent);
      const answer = await this.#askOnce(request, token, overrides, left);
      if (attempt >= overrides.retries || !mayRetry(answer, overrides)) return answer;
      if (this.#options.clock.now() - startedAt >= overrides.totalMilliseconds) return answer;
    }
  }

  async #askOnce(
    request: LineRequest,
    token: string,
    overrides: ConnectionOverrides,
    totalMilliseconds: number,
  ): Promise<HttpAnswer | HttpFailure> {
    const { clock } = this.#options;
    const { url, body, headers } = this.#write(request, token);
    const startedAt = clock.now();
    const answer = await exchange(
      {
        url: this.addresses.connectUrl(url),
        method: request.method,
        headers,
        body,
        connectMilliseconds: overrides.connectMilliseconds,
        readMilliseconds: overrides.readMilliseconds,
        totalMilliseconds,
        maximumBytes: MAXIMUM_BYTES,
      },
      clock,
    );
    if ('headers' in answer) {
      this.#cookies.keep(new URL(url), answer.headers['set-cookie'] ?? []);
    }
    this.#options.note({
      request: describe(request, withoutFragment(url), answer, clock.now() - startedAt),
    });
    return answer;
  }

  #write(request: LineRequest, token: string) {
    const form = new URLSearchParams({ ...request.fields }).toString();
    const posted = request.method === 'POST';
    const url = posted || form === '' ? request.url : withQuery(request.url, form);
    const signature = signRequest(
      firstToken(this.#options.line),
      url,
      posted ? request.fields : {},
    );
    const headers: Record<string, string> = {
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
      'X-Twilio-Signature': signature,
      'I-Twilio-Idempotency-Token': token,
    };
    if (posted) {
      headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=UTF-8';
      headers['Content-Length'] = String(Buffer.byteLength(form));
    }
    const cookie = this.#cookies.headerFor(new URL(url));
    if (cookie !== null) headers.Cookie = cookie;
    if (this.addresses.differ && this.addresses.connectUrl(url).href !== new URL(url).href) {
      headers['X-Forwarded-Proto'] = this.addresses.publicBase.protocol.replace(':', '');
      headers['X-Forwarded-Host'] = this.addresses.publicBase.host;
    }
    return { url, body: posted ? form : null, headers };
  }

  #failed({ failure, detail }: HttpFailure, url: string): CarrierError {
    const message = `No usable answer from the line: ${failure} (${detail}).`;
    return { code: failureCodes[failure], message, severity: 'error', url };
  }
}

/** Twilio signs with the primary token; the line may list several for rotation. */
function firstToken(line: LineAddress): string {
  return line.authToken.split(',')[0]?.trim() ?? '';
}

/** 301, 302 and 303 become a GET that has lost the form; 307 and 308 repeat it (fidelity S5). */
function redirected(
  request: LineRequest,
  status: number,
  location: string,
): LineRequest & { url: string } {
  const url = new URL(location, request.url).href;
  const keepsForm = status === 307 || status === 308;
  return keepsForm ? { ...request, url } : { ...request, url, method: 'GET', fields: {} };
}

function mayRetry(answer: HttpAnswer | HttpFailure, overrides: ConnectionOverrides): boolean {
  const { retryOn } = overrides;
  if ('failure' in answer) {
    if (connectFailures.includes(answer.failure)) return retryOn.has('ct');
    return answer.failure === 'read timeout' && retryOn.has('rt');
  }
  if (answer.status >= 500) return retryOn.has('5xx');
  return answer.status >= 400 && retryOn.has('4xx');
}

function describe(
  request: LineRequest,
  url: string,
  answer: HttpAnswer | HttpFailure,
  milliseconds: number,
): WebhookExchange {
  const base = {
    method: request.method,
    url,
    form: maskForm(request.fields),
    milliseconds,
    purpose: request.purpose,
  };
  if ('failure' in answer) return { ...base, status: 0 };
  const state = answer.headers['payline-state'];
  const isTwiml = /xml|html/.test(answer.contentType) && answer.body !== '';
  return {
    ...base,
    status: answer.status,
    ...(isTwiml && { twiml: answer.body }),
    ...(typeof state === 'string' && { state }),
  };
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}

function withQuery(url: string, form: string): string {
  const [bare = '', fragment = ''] = url.split('#', 2);
  const query = `${bare}${bare.includes('?') ? '&' : '?'}${form}`;
  return fragment === '' ? query : `${query}#${fragment}`;
}
