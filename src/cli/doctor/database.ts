import { existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PaylineError } from '../../errors.ts';
import { type Looked, Warning } from './finding.ts';

/**
 * Opens the line's database with the line's own settings, which assert WAL and synchronous=FULL, and
 * changes nothing in it; before there is one, another is made beside it, on its disk, and removed.
 */
export async function databaseOpens(file: string): Promise<Looked> {
  if (!existsSync(file)) return tryBeside(dirname(file));
  const { openDatabase } = await import('../../store/open.ts');
  const { pendingMigrations } = await import('../../store/migrate.ts');
  const db = openDatabase(file);
  try {
    const pending = pendingMigrations(db);
    if (pending === 0) return `${file} opens and is migrated; WAL and synchronous=FULL hold`;
    return new Warning(
      `${file} lacks migrations (${pending}). Back it up; the line applies them when it starts.`,
    );
  } finally {
    db.close();
  }
}

async function tryBeside(folder: string): Promise<string> {
  const { openDatabase } = await import('../../store/open.ts');
  const isNew = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `doctor-${process.pid}.db`);
  try {
    const db = openDatabase(file);
    db.exec('CREATE TABLE probe (value INTEGER) STRICT; INSERT INTO probe VALUES (1)');
    db.close();
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    if (isNew) rmSync(folder, { recursive: true });
  }
  return `${folder} can be written; WAL and synchronous=FULL hold`;
}

const MEBIBYTE = 1024 * 1024;
/** A day of calls is far less; a full disk stops the line in the middle of payments. */
const LITTLE_MEBIBYTES = 1024;
const TOO_LITTLE_MEBIBYTES = 100;

/** How much the disk of the nearest folder that is there has free for this user. */
export function freeBytesAt(folder: string): number {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

/** Throws below 100 MiB, warns below 1 GiB. */
export function diskSpace(folder: string, freeBytes: number): Looked {
  const free = Math.floor(freeBytes / MEBIBYTE);
  const toDo = `Free some, or put DATABASE_PATH on another local disk.`;
  const said = `${free} MiB are free on the disk of ${folder}`;
  if (free < TOO_LITTLE_MEBIBYTES) {
    throw new PaylineError('config.invalid', `Only ${said}: writing will fail soon. ${toDo}`);
  }
  return free < LITTLE_MEBIBYTES ? new Warning(`${said}. ${toDo}`) : said;
}

/** Warns when others of this machine can read the database. Windows has no such modes. */
export function fileMode(file: string): Looked {
  if (process.platform === 'win32') return 'not looked at on Windows: its folder decides';
  if (!existsSync(file)) return 'no database yet';
  const isOpen = (path: string, bits: number) => (statSync(path).mode & bits) !== 0;
  const folder = dirname(file);
  if (!isOpen(file, 0o066) || !isOpen(folder, 0o011)) return 'only its owner reads the database';
  return new Warning(
    `Other users of this machine can read ${file}. Type: chmod 700 ${folder} && chmod 600 ${file}`,
  );
}
