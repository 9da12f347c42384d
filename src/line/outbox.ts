import { EventEmitter } from 'node:events';
import { hostname } from 'node:os';
import type { JobEvents } from '../store/job-handler.ts';
import { claimDue, type Job, nextDueAt, releaseDeadLeases } from '../store/outbox.ts';
import { type JobTools, runJob } from './run-job.ts';

const CONCURRENT_JOBS_MAX = 8;
/** Longer than any handler's own deadline; a process that dies is noticed at restart anyway. */
const LEASE_MILLISECONDS = 60_000;
const PAUSE_AFTER_DATABASE_ERROR_MILLISECONDS = 1_000;

export interface OutboxWorkerOptions extends JobTools {
  /** How often to look for another process's jobs; null = only on kick and when due. */
  readonly pollMilliseconds?: number | null;
  /** host:pid:boot; see processOwner. */
  readonly owner?: string;
}

export interface OutboxWorker {
  readonly events: JobEvents;
  /** Begins to run jobs as they fall due, those of a process that died first. */
  start(): void;
  /** Takes no more jobs and resolves when those under way are finished. */
  stop(): Promise<void>;
  /** A job was just committed: look now. Does nothing before start(). */
  kick(): void;
  /** Runs jobs until none is due at the clock's now (tests, one-shot commands). */
  drain(): Promise<void>;
}

/** Runs the outbox: claims due jobs under a lease and does at most eight at a time. */
export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  return new Worker(options);
}

class Worker implements OutboxWorker {
  readonly events: JobEvents = new EventEmitter();
  readonly #options: OutboxWorkerOptions;
  readonly #owner: string;
  readonly #underWay = new Map<number, Promise<void>>();
  #wake = new AbortController();
  #running: Promise<void> | null = null;
  #stopping = false;
  #recovered = false;

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
    this.#owner = options.owner ?? processOwner;
    // One waiter per caller who hears "one moment"; there is no natural bound to warn at.
    this.events.setMaxListeners(0);
  }

  start(): void {
    if (this.#running) return;
    this.#stopping = false;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.kick();
    await this.#running;
    await Promise.all(this.#underWay.values());
    this.#running = null;
  }

  kick(): void {
    this.#wake.abort();
  }

  async drain(): Promise<void> {
    for (;;) {
      this.#claim();
      if (this.#underWay.size === 0) return;
      await Promise.race(this.#underWay.values());
    }
  }

  async #run(): Promise<void> {
    const { clock, log } = this.#options;
    while (!this.#stopping) {
      this.#wake = new AbortController();
      try {
        this.#claim();
        await this.#untilNext();
      } catch (error) {
        log.error({ err: error }, 'The outbox cannot be read; it will be tried again.');
        await clock.sleep(PAUSE_AFTER_DATABASE_ERROR_MILLISECONDS, this.#wake.signal);
      }
    }
  }

  #claim(): void {
    const { db, clock } = this.#options;
    if (!this.#recovered) {
      releaseDeadLeases(db, (owner) => isAlive(owner, this.#owner));
      this.#recovered = true;
    }
    const free = CONCURRENT_JOBS_MAX - this.#underWay.size;
    if (free === 0) return;
    for (const job of claimDue(db, clock.now(), this.#owner, LEASE_MILLISECONDS, free)) {
      if (!this.#underWay.has(job.id)) this.#underWay.set(job.id, this.#do(job));
    }
  }

  async #do(job: Job): Promise<void> {
    await runJob(this.#options, job);
    this.#underWay.delete(job.id);
    this.events.emit('recorded', job.subject);
    this.kick();
  }

  /** Waits for the next due job, a kick, or the next poll; with full hands for a kick alone. */
  async #untilNext(): Promise<void> {
    const { db, clock, pollMilliseconds = 1_000 } = this.#options;
    const { signal } = this.#wake;
    const due = this.#underWay.size < CONCURRENT_JOBS_MAX ? nextDueAt(db) : null;
    const waits = [due === null ? null : due - clock.now(), pollMilliseconds];
    const wait = Math.min(...waits.filter((wait) => wait !== null));
    if (wait === Number.POSITIVE_INFINITY) await aborted(signal);
    else await clock.sleep(Math.max(wait, 1), signal);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}

/**
 * This process among all that may share the database: host, process id, and when it began, since a
 * container's restarted process usually gets the same id again.
 */
export const processOwner: string = [
  hostname(),
  process.pid,
  Math.round(performance.timeOrigin),
].join(':');

/** Whether the process behind a lease may still be running; another host's always may. */
export function isAlive(owner: string, self: string = processOwner): boolean {
  if (owner === self) return true;
  const [host, pid] = owner.split(':');
  const [selfHost, selfPid] = self.split(':');
  if (host !== selfHost) return true;
  if (pid === selfPid) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
