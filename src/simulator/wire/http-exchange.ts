import * as http from 'node:http';
import * as https from 'node:https';
import type { Clock } from '../../clock.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly connectMilliseconds: number;
  readonly readMilliseconds: number;
  readonly totalMilliseconds: number;
  /** A longer body is a failure; audio is kept apart and not measured. */
  readonly maximumBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** '' when the answer names none. */
  readonly contentType: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** The body when it is audio; what is longer than ten minutes or so is cut off. */
  readonly audio: Uint8Array | null;
}

export interface HttpFailure {
  readonly failure:
    | 'connect timeout'
    | 'refused'
    | 'name not found'
    | 'tls'
    | 'connect'
    | 'read timeout'
    | 'total timeout'
    | 'too large'
    | 'protocol';
  readonly detail: string;
}

const MAXIMUM_AUDIO_BYTES = 5 * 1024 * 1024;

/** One request on a connection of its own, with three time limits. Never rejects. */
export function exchange(request: HttpRequest, clock: Clock): Promise<HttpAnswer | HttpFailure> {
  return new Promise((resolve) => {
    const outgoing = open(request);
    if ('failure' in outgoing) return resolve(outgoing);
    const over = new AbortController();
    const settle = (result: HttpAnswer | HttpFailure) => {
      over.abort();
      outgoing.destroy();
      resolve(result);
    };
    const watch = new Watch(clock, over.signal, settle);
    const { readMilliseconds, totalMilliseconds } = request;
    // Where both limits are the same, it is the reading that took too long.
    const whole = totalMilliseconds < readMilliseconds ? 'total timeout' : 'read timeout';
    watch.limit(whole, totalMilliseconds, over.signal);
    watch.next('connect timeout', request.connectMilliseconds);

    let connected = false;
    outgoing.on('socket', (socket) => {
      socket.once(request.url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
        watch.next('read timeout', readMilliseconds);
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => settle(failureOf(error, connected)));
    outgoing.on('response', (incoming) => {
      incoming.on('data', () => watch.next('read timeout', readMilliseconds));
      void readAnswer(incoming, request.maximumBytes).then(settle);
    });
    outgoing.end(request.body ?? undefined);
  });
}

/** Node refuses a request it cannot write (a header with a line break) by throwing. */
function open({ url, method, headers }: HttpRequest): http.ClientRequest | HttpFailure {
  try {
    const { request } = url.protocol === 'https:' ? https : http;
    return request(url, { method, headers, agent: false });
  } catch (error) {
    return { failure: 'protocol', detail: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function readAnswer(
  incoming: http.IncomingMessage,
  maximumBytes: number,
): Promise<HttpAnswer | HttpFailure> {
  const { statusCode: status = 0, headers } = incoming;
  const contentType = headers['content-type'] ?? '';
  const isAudio = contentType.startsWith('audio/');
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      if (isAudio && bytes > MAXIMUM_AUDIO_BYTES) continue;
      bytes += chunk.length;
      if (!isAudio && bytes > maximumBytes) {
        return { failure: 'too large', detail: `more than ${maximumBytes} bytes` };
      }
      chunks.push(chunk);
    }
  } catch (error) {
    return { failure: 'protocol', detail: messageOf(error) };
  }
  const whole = Buffer.concat(chunks);
  const body = isAudio ? '' : whole.toString('utf8');
  return { status, contentType, headers, body, audio: isAudio ? Uint8Array.from(whole) : null };
}

type Timeout = 'connect timeout' | 'read timeout' | 'total timeout';

/** The time limits of one exchange; what happens first settles it. */
class Watch {
  readonly #clock: Clock;
  readonly #over: AbortSignal;
  readonly #settle: (failure: HttpFailure) => void;
  #pending = new AbortController();

  constructor(clock: Clock, over: AbortSignal, settle: (failure: HttpFailure) => void) {
    this.#clock = clock;
    this.#over = over;
    this.#settle = settle;
  }

  /** A limit that takes the place of the last one set here. */
  next(failure: Timeout, milliseconds: number): void {
    this.#pending.abort();
    this.#pending = new AbortController();
    this.limit(failure, milliseconds, AbortSignal.any([this.#over, this.#pending.signal]));
  }

  limit(failure: Timeout, milliseconds: number, stop: AbortSignal): void {
    void this.#clock.sleep(milliseconds, stop).then(() => {
      if (!stop.aborted) this.#settle({ failure, detail: `after ${milliseconds} ms` });
    });
  }
}

function failureOf(error: NodeJS.ErrnoException, connected: boolean): HttpFailure {
  const detail = error.message || String(error.code);
  if (connected) return { failure: 'protocol', detail };
  const code = error.code ?? '';
  if (code === 'ECONNREFUSED') return { failure: 'refused', detail: detail || code };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { failure: 'name not found', detail };
  if (/TLS|CERT|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code)) return { failure: 'tls', detail };
  return { failure: 'connect', detail };
}
