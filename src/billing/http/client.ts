import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { codeOf } from '../../errors.ts';
import { createBreaker } from '../breaker.ts';
import { type Address, type Answer, exchange, unavailable, unreadable } from './exchange.ts';

/** A read with its repetitions; inside the 4 s after which the line gives up on it. */
const READ_DEADLINE_MILLISECONDS = 3_000;
/** Nobody waits on the telephone for a posting, and one that is given up is only sent again. */
const POST_DEADLINE_MILLISECONDS = 10_000;
const READ_ATTEMPTS = 3;
const RETRY_FIRST_MILLISECONDS = 100;

export interface HttpDirectoryOptions extends Address {
  readonly clock: Clock;
  /** From 0 to below 1, for the jitter between tries. */
  readonly random?: () => number;
  readonly log?: BreakerLog;
}

export interface BreakerLog {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

export interface Client {
  /** GET, tried again when nothing trustworthy came; null when the far side says `noCode`. */
  read<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    noCode?: string,
  ): Promise<z.infer<Schema> | null>;
  /** POST, sent once. */
  post(path: string, idempotencyKey: string, body: object): Promise<Answer>;
}

/** Requests to the plan's billing system behind one circuit breaker. */
export function createClient(options: HttpDirectoryOptions): Client {
  const { clock, random = Math.random } = options;
  const breaker = createBreaker({
    clock,
    isFailure: isUnavailable,
    refusal: (last) =>
      unavailable(
        `failed five times in 30 s and is left alone for 30 s. The last time: ${say(last)}`,
      ),
    onChange: (state) => tell(options.log, state),
  });
  const send = (path: string, init: RequestInit, deadlineMilliseconds: number) =>
    breaker.run(() => exchange(options, path, init, clock, deadlineMilliseconds));

  async function readAnswer(path: string): Promise<Answer> {
    const until = clock.now() + READ_DEADLINE_MILLISECONDS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send(path, { method: 'GET' }, until - clock.now());
      } catch (error) {
        const pause = RETRY_FIRST_MILLISECONDS * 2 ** (attempt - 1) * (0.5 + random());
        const again = attempt < READ_ATTEMPTS && clock.now() + pause < until;
        if (!isUnavailable(error) || breaker.state !== 'closed' || !again) throw error;
        await clock.sleep(pause);
      }
    }
  }

  return {
    async read(path, schema, noCode) {
      const answer = await readAnswer(path);
      if (answer.result === 'ok') return accept(schema, answer.body);
      if (answer.code === noCode) return null;
      throw unreadable('an error code that does not belong to this request');
    },
    post: (path, idempotencyKey, body) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return send(path, init, POST_DEADLINE_MILLISECONDS);
    },
  };
}

/** The body as `schema` has it. Throws directory.unreadable that names fields, never values. */
export function accept<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'the whole body'));
  throw unreadable(`wrong or missing: ${[...fields].slice(0, 5).join(', ')}`);
}

function isUnavailable(error: unknown): boolean {
  return codeOf(error) === 'directory.unavailable';
}

function say(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(log: BreakerLog | undefined, state: 'open' | 'closed'): void {
  if (state === 'closed') log?.info({ breaker: state }, "The plan's billing system answers again.");
  else {
    log?.warn(
      { breaker: state },
      "The plan's billing system is down: callers are told at once, and it is tried again in 30 s.",
    );
  }
}
