import type { Database } from './open.ts';
import { statement } from './statement.ts';

export interface AuditEntry {
  /** Who did it: 'line', 'agent:…', 'operator:…'. */
  readonly actor: string;
  readonly action: string;
  /** The id of what it was done to. */
  readonly subject: string;
  /** Never card data, names or birth dates: audit rows outlive every retention rule. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Appends one row to the audit; call it inside the transaction that makes the change. */
export function audit(db: Database, entry: AuditEntry, nowMilliseconds: number): void {
  statement(
    db,
    'INSERT INTO audit (at_ms, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)',
  ).run(nowMilliseconds, entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail));
}
