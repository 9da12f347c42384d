import type { Clock } from '../clock.ts';
import { codeOf } from '../errors.ts';
import type { JobHandler, JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { attemptsSoFar, finish, type Job, retryAt } from '../store/outbox.ts';
import { inTransaction } from '../store/statement.ts';

/** The two levels of a pino logger the worker writes to. */
export interface WorkerLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface JobTools {
  readonly db: Database;
  readonly clock: Clock;
  /** By job kind. A job of a kind without a handler is kept and retried, with an error logged. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly log: WorkerLog;
}

const BACKOFF_FIRST_MILLISECONDS = 1_000;
const BACKOFF_LAST_MILLISECONDS = 5 * 60_000;
/** From here on a failing job is an error a person should see, not a passing trouble. */
const ATTEMPTS_BEFORE_ERROR = 5;

/** 1 s, 2 s, 4 s, … up to 5 min, for ever: nothing owed is dropped. */
export function backoffMilliseconds(attempts: number): number {
  const exponent = Math.min(Math.max(attempts, 1) - 1, 20);
  return Math.min(BACKOFF_FIRST_MILLISECONDS * 2 ** exponent, BACKOFF_LAST_MILLISECONDS);
}

/** Does one claimed job and writes its end. Never throws: what fails is due again later. */
export async function runJob(tools: JobTools, job: Job): Promise<void> {
  const { db, clock, log } = tools;
  try {
    const result = await attempt(tools, job);
    if (result.alert) log.error({ ...result.alert.fields, job: job.key }, result.alert.message);
    if (result.result === 'retry') logFailure(log, job, result.why, undefined);
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    logFailure(log, job, `${codeOf(error)}: ${why}`, error);
    try {
      postpone(db, job, clock.now(), why);
    } catch (error) {
      // The lease runs out by itself; the job stays.
      log.error({ err: error, job: job.key }, 'A failed job could not be given back.');
    }
  }
}

async function attempt({ db, clock, handlers }: JobTools, job: Job): Promise<JobResult> {
  const handler = handlers[job.kind];
  if (!handler) {
    throw new Error(`Nothing handles jobs of kind '${job.kind}'. Register a handler for it.`);
  }
  const request = handler.prepare(db, job, clock.now());
  const outcome = await handler.call(request);
  return inTransaction(db, () => {
    const now = clock.now();
    // Another worker may have begun meanwhile, which changes what our outcome proves.
    const current = { ...job, attempts: attemptsSoFar(db, job) };
    const result = handler.record(db, current, outcome, now);
    if (result.result === 'done') finish(db, job, now);
    else postpone(db, job, now, result.why);
    return result;
  });
}

function postpone(db: Database, job: Job, now: number, why: string): void {
  retryAt(db, job, now + backoffMilliseconds(job.attempts), why.slice(0, 300));
}

function logFailure(log: WorkerLog, job: Job, why: string, error: unknown): void {
  const fields = { job: job.key, kind: job.kind, attempts: job.attempts, why, err: error };
  const message = 'A job failed and will be tried again.';
  if (job.attempts >= ATTEMPTS_BEFORE_ERROR) log.error(fields, message);
  else log.warn(fields, message);
}
