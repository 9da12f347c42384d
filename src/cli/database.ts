import { existsSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { PaylineError } from '../errors.ts';
import { migrate } from '../store/migrate.ts';
import { type Database, openDatabase } from '../store/open.ts';
import { databasePathOf, type Environment } from './environment.ts';

/**
 * Opens the line's own database (DATABASE_PATH) as it is; whoever opens it closes it. `whenMissing`
 * says what is opened where there is no such file. Throws config.invalid for 'refuse'.
 */
export function openLineDatabase(
  environment: Environment,
  whenMissing: 'refuse' | 'create' | 'inMemory',
): Database {
  const path = databasePathOf(environment);
  if (whenMissing === 'create' || existsSync(path)) return openDatabase(path);
  if (whenMissing === 'inMemory') return openDatabase(':memory:');
  throw new PaylineError('config.invalid', `There is no database ${path}. Check DATABASE_PATH.`);
}

/**
 * Does `work` in the line's database with today's schema, and closes it when the work has ended.
 * Throws config.invalid when it must be there and is not.
 */
export async function inLineDatabase<Result>(
  environment: Environment,
  work: (db: Database) => Result | Promise<Result>,
  whenMissing: 'refuse' | 'create' = 'refuse',
): Promise<Result> {
  const db = openLineDatabase(environment, whenMissing);
  try {
    migrate(db, systemClock.now());
    return await work(db);
  } finally {
    db.close();
  }
}
