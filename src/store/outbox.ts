import type { Database } from './open.ts';
import { statement } from './statement.ts';

export interface NewJob {
  /** What makes this effect this effect: a second job with the same key is not kept. */
  readonly key: string;
  readonly kind: string;
  /** The id of what it is about; waiters are told by it. */
  readonly subject: string;
  readonly payload: Readonly<Record<string, string | number | null>>;
  readonly dueAtMilliseconds: number;
}

export interface Job extends NewJob {
  readonly id: number;
  /** How often it was claimed, this time included. Above 1 somebody may have done it already. */
  readonly attempts: number;
  readonly owner: string;
}

/** Writes a job down, inside the caller's transaction. Returns false when its key was known. */
export function enqueue(db: Database, job: NewJob): boolean {
  const { changes } = statement(
    db,
    `INSERT INTO outbox (key, kind, subject, payload, due_at_ms)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  ).run(job.key, job.kind, job.subject, JSON.stringify(job.payload), job.dueAtMilliseconds);
  return changes === 1;
}

/** Leases up to `limit` due jobs, earliest first. Others see them when the lease ends. */
export function claimDue(
  db: Database,
  nowMilliseconds: number,
  owner: string,
  leaseMilliseconds: number,
  limit: number,
): Job[] {
  const rows = statement(
    db,
    `UPDATE outbox
     SET lease_owner = @owner, lease_until_ms = @now + @lease, attempts = attempts + 1
     WHERE id IN (
       SELECT id FROM outbox
       WHERE done_at_ms IS NULL AND due_at_ms <= @now
         AND (lease_until_ms IS NULL OR lease_until_ms <= @now)
       ORDER BY due_at_ms, id LIMIT @limit
     )
     RETURNING id, key, kind, subject, payload, due_at_ms, attempts`,
  ).all({ now: nowMilliseconds, owner, lease: leaseMilliseconds, limit }) as ClaimedRow[];
  return rows
    .toSorted((a, b) => a.due_at_ms - b.due_at_ms || a.id - b.id)
    .map((row) => ({
      id: row.id,
      key: row.key,
      kind: row.kind,
      subject: row.subject,
      payload: JSON.parse(row.payload) as NewJob['payload'],
      dueAtMilliseconds: row.due_at_ms,
      attempts: row.attempts,
      owner,
    }));
}

interface ClaimedRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly subject: string;
  readonly payload: string;
  readonly due_at_ms: number;
  readonly attempts: number;
}

/** How often a job has been claimed by now: more than by us alone when our lease ran out. */
export function attemptsSoFar(db: Database, job: Job): number {
  return statement(db, 'SELECT attempts FROM outbox WHERE id = ?').pluck().get(job.id) as number;
}

/** Marks a job done. Its row stays, so that its key stays known. */
export function finish(db: Database, job: Job, nowMilliseconds: number): void {
  statement(
    db,
    `UPDATE outbox
     SET done_at_ms = ?, lease_owner = NULL, lease_until_ms = NULL, last_error = NULL
     WHERE id = ? AND done_at_ms IS NULL`,
  ).run(nowMilliseconds, job.id);
}

/** Gives a job back, due again at `dueAtMilliseconds`. A job whose lease was lost is left alone. */
export function retryAt(db: Database, job: Job, dueAtMilliseconds: number, why: string): void {
  statement(
    db,
    `UPDATE outbox SET due_at_ms = ?, last_error = ?, lease_owner = NULL, lease_until_ms = NULL
     WHERE id = ? AND lease_owner = ? AND done_at_ms IS NULL`,
  ).run(dueAtMilliseconds, why, job.id, job.owner);
}

/** When the earliest unfinished job can be claimed, or null when there is none. */
export function nextDueAt(db: Database): number | null {
  return statement(
    db,
    `SELECT MIN(MAX(due_at_ms, COALESCE(lease_until_ms, 0)))
     FROM outbox WHERE done_at_ms IS NULL`,
  )
    .pluck()
    .get() as number | null;
}

/** Ends the leases of owners that are gone, so that a restart need not wait for them to run out. */
export function releaseDeadLeases(db: Database, isAlive: (owner: string) => boolean): number {
  const owners = statement(
    db,
    'SELECT DISTINCT lease_owner FROM outbox WHERE done_at_ms IS NULL AND lease_owner NOT NULL',
  )
    .pluck()
    .all() as string[];
  const release = statement(
    db,
    'UPDATE outbox SET lease_owner = NULL, lease_until_ms = NULL WHERE lease_owner = ?',
  );
  return owners
    .filter((owner) => !isAlive(owner))
    .reduce((released, owner) => released + release.run(owner).changes, 0);
}
