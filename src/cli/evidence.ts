import { existsSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { PaylineError } from '../errors.ts';
import { evidenceOf } from '../payments/evidence.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/open.ts';
import { databasePathOf, readEnvironment } from './environment.ts';

/** `payline evidence CONFIRMATION`: the authorization of a bank debit, as JSON. */
export function evidence(confirmation: string): void {
  const path = databasePathOf(readEnvironment());
  if (!existsSync(path)) {
    throw new PaylineError('config.invalid', `There is no database ${path}. Check DATABASE_PATH.`);
  }
  const db = openDatabase(path);
  try {
    migrate(db, systemClock.now());
    console.log(JSON.stringify(evidenceOf(db, confirmation.replace(/\D/g, '')), null, 2));
  } finally {
    db.close();
  }
}
