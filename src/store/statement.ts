import type { Statement } from 'better-sqlite3';
import type { Database } from './open.ts';

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The statement for `sql` on `db`, compiled once per connection. Use constant SQL texts only. */
export function statement(db: Database, sql: string): Statement {
  let statements = prepared.get(db);
  if (!statements) {
    statements = new Map();
    prepared.set(db, statements);
  }
  let found = statements.get(sql);
  if (!found) {
    found = db.prepare(sql);
    statements.set(sql, found);
  }
  return found;
}

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction and returns its result; a throw undoes all of it.
 * `work` is synchronous, so that nothing can wait for a network while the lock is held. A deferred
 * read-then-write would fail at once with SQLITE_BUSY_SNAPSHOT, which no busy timeout cures.
 */
export function inTransaction<T>(db: Database, work: () => T): T {
  if (db.inTransaction) return work();
  statement(db, 'BEGIN IMMEDIATE').run();
  try {
    const result = work();
    if (result instanceof Promise) throw new TypeError('A transaction cannot return a promise.');
    statement(db, 'COMMIT').run();
    return result;
  } catch (error) {
    // A full disk or a broken commit may have rolled back already.
    if (db.inTransaction) statement(db, 'ROLLBACK').run();
    throw error;
  }
}
