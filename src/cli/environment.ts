import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PaylineError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const STANDARD_DATABASE = 'data/payline.db';

/** The environment, and under it the file .env of the folder the command was started in. */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The line's database file. Absolute. */
export function databasePathOf(environment: Environment): string {
  return resolve(environment.DATABASE_PATH || STANDARD_DATABASE);
}

/** The folder of the database; the demo keeps everything of its own there. Absolute. */
export function dataFolderOf(environment: Environment): string {
  return dirname(databasePathOf(environment));
}

/** Throws config.invalid when the environment says production: `what` is for demos only. */
export function refuseInProduction(environment: Environment, what: string): void {
  if (environment.NODE_ENV !== 'production') return;
  throw new PaylineError(
    'config.invalid',
    `${what} is for demos and tests, and NODE_ENV is production. Run "payline line" for the line ` +
      'alone, or unset NODE_ENV.',
  );
}
