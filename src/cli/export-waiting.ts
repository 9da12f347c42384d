import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { readLineFacts } from '../line-facts.ts';
import { rootFolder } from '../root.ts';
import type { Database } from '../store/open.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';

/** Where a file is written, and in whose name. */
interface Target {
  readonly folder: string;
  readonly planName: string;
}

interface Exported {
  readonly batch: number;
  readonly count: number;
  readonly file: string;
}

/** Something that waits for another system, exported as one file a batch. */
export interface Exporter {
  /** In the plural, as the command tells of it. */
  readonly noun: string;
  waiting(db: Database, target: Target, nowMilliseconds: number): Exported | null;
  /** The file of a batch once more. */
  again(db: Database, batch: number, target: Target): Exported | null;
}

/** Exports what waits, or one batch again, and tells how many are in which file. */
export async function exportWaiting(
  options: { readonly folder: string; readonly again?: string },
  { noun, waiting, again }: Exporter,
): Promise<void> {
  const environment = readEnvironment();
  const lineFile = environment.LINE_FILE || join(rootFolder, 'flows/line.json');
  const target = { folder: resolve(options.folder), planName: readLineFacts(lineFile).planName };
  const exported = await inLineDatabase(environment, (db) =>
    options.again === undefined
      ? waiting(db, target, systemClock.now())
      : again(db, Number(options.again), target),
  );
  if (exported === null) console.log(`No ${noun} wait.`);
  else console.log(`Export ${exported.batch}: ${exported.count} ${noun} in ${exported.file}`);
}
