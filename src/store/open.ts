import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { PaylineError } from '../errors.ts';

export type Database = BetterSqlite3.Database;

const IN_MEMORY = ':memory:';

/**
 * Settings that differ from what better-sqlite3 would give: from a WAL database's second opening
 * on it runs at synchronous=NORMAL, which may lose the last commits at a power cut.
 */
const settings: readonly (readonly [name: string, asked: string, expected: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'FAST', 2],
  // 64 MiB: the calls of a busy day are read from memory, not from the file.
  ['cache_size', '-65536', -65536],
];

/**
 * Opens a SQLite file, making its folder when needed, with every setting asserted after it was
 * set. ':memory:' is for tests (it knows no WAL). Throws store.notDurable.
 */
export function openDatabase(path: string): Database {
  if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true });
  const db = new BetterSqlite3(path);
  try {
    for (const [name, asked, expected] of settings) {
      if (name === 'journal_mode' && path === IN_MEMORY) continue;
      db.pragma(`${name} = ${asked}`);
      assertSetting(db, name, expected);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function assertSetting(db: Database, name: string, expected: string | number): void {
  const actual = db.pragma(name, { simple: true });
  if (actual === expected) return;
  throw new PaylineError(
    'store.notDurable',
    `The database runs with ${name}=${String(actual)} instead of ${expected}. Payments would not ` +
      'survive a crash. Put DATABASE_PATH on a local disk that this user may write to.',
  );
}
