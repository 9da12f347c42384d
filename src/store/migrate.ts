import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PaylineError } from '../errors.ts';
import { rootFolder } from '../root.ts';
import type { Database } from './open.ts';

export const migrationsFolder: string = join(rootFolder, 'src', 'store', 'migrations');

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the schema up to the newest NNN-name.sql file, under one exclusive lock, all or nothing;
 * a second process that migrates at the same time waits and then finds nothing left to do.
 * Returns how many files were applied. Throws store.newerSchema when the database knows a file this
 * program does not, store.changedMigration when an applied file was edited or removed.
 */
export function migrate(
  db: Database,
  nowMilliseconds: number,
  folder: string = migrationsFolder,
): number {
  const migrations = readMigrations(folder);
  return db
    .transaction(() => {
      db.exec(`CREATE TABLE IF NOT EXISTS migrations (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        checksum TEXT NOT NULL,
        applied_at_ms INTEGER NOT NULL
      ) STRICT`);
      const applied = appliedChecksums(db);
      refuseForeignHistory(applied, migrations);
      const missing = migrations.filter(({ number }) => !applied.has(number));
      const insert = db.prepare(
        'INSERT INTO migrations (number, name, checksum, applied_at_ms) VALUES (?, ?, ?, ?)',
      );
      for (const { number, name, sql, checksum } of missing) {
        db.exec(sql);
        insert.run(number, name, checksum, nowMilliseconds);
      }
      return missing.length;
    })
    .exclusive();
}

/** How many files migrate() would apply. Changes nothing; throws as migrate() does. */
export function pendingMigrations(db: Database, folder: string = migrationsFolder): number {
  const migrations = readMigrations(folder);
  const isNew = !db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get();
  if (isNew) return migrations.length;
  const applied = appliedChecksums(db);
  refuseForeignHistory(applied, migrations);
  return migrations.filter(({ number }) => !applied.has(number)).length;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{3}-[a-z-]+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return {
        number: Number(file.slice(0, 3)),
        name: file,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

function appliedChecksums(db: Database): Map<number, string> {
  const rows = db.prepare('SELECT number, checksum FROM migrations').all() as {
    number: number;
    checksum: string;
  }[];
  return new Map(rows.map(({ number, checksum }) => [number, checksum]));
}

function refuseForeignHistory(
  applied: ReadonlyMap<number, string>,
  migrations: readonly Migration[],
): void {
  const newest = migrations.at(-1)?.number ?? 0;
  for (const [number, checksum] of applied) {
    if (number > newest) {
      throw new PaylineError(
        'store.newerSchema',
        `The database was written by a newer version (migration ${number}, this program knows ` +
          `${newest}). Run that version, or restore the backup made before the update.`,
      );
    }
    const migration = migrations.find((known) => known.number === number);
    if (migration?.checksum === checksum) continue;
    throw new PaylineError(
      'store.changedMigration',
      `Migration ${migration?.name ?? number} is not the file this database was made with. ` +
        'Put the released file back; a change to the schema is a new file.',
    );
  }
}
