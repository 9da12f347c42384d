import type { EventEmitter } from 'node:events';
import type { Database } from './open.ts';
import type { Job } from './outbox.ts';

/**
 * One kind of effect in three steps: read, speak to the world, write. The middle step has no
 * database and the outer two are synchronous, so no lock is ever held across a network.
 */
export interface JobHandler<Request = unknown, Outcome = unknown> {
  /** Reads what the effect needs. Writes nothing. */
  prepare(db: Database, job: Job, nowMilliseconds: number): Request;
  /** The effect. A throw means: try again later. */
  call(request: Request): Promise<Outcome>;
  /**
   * Writes what came of it; runs in one BEGIN IMMEDIATE transaction together with the job's end.
   * `job.attempts` is as of now: above 1 another worker may have done, or be doing, the same.
   */
  record(db: Database, job: Job, outcome: Outcome, nowMilliseconds: number): JobResult;
}

export type JobResult =
  | { readonly result: 'done'; readonly alert?: Alert }
  /** Due again after the worker's backoff. */
  | { readonly result: 'retry'; readonly why: string; readonly alert?: Alert };

/** A person must look: logged at error level once the transaction is committed. */
export interface Alert {
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

/** Tells waiters in the same process that a job about `subject` has ended, after its commit. */
export type JobEvents = EventEmitter<{ recorded: [subject: string] }>;

/** A handler whose effect is in the database itself: one transaction, nothing else. */
export function localHandler(
  record: (db: Database, job: Job, nowMilliseconds: number) => JobResult,
): JobHandler {
  return {
    prepare: () => null,
    call: () => Promise.resolve(null),
    record: (db, job, _outcome, now) => record(db, job, now),
  };
}
