import { join, resolve } from 'node:path';
import { exportCardLinkBatch, exportCardLinks as exportWaiting } from '../card-links/export.ts';
import { systemClock } from '../clock.ts';
import { readLineFacts } from '../line-facts.ts';
import { rootFolder } from '../root.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';

/** `payline card-links export`: see src/card-links/export.ts; run it every minute. */
export async function exportCardLinks(options: {
  readonly folder: string;
  readonly again?: string;
}): Promise<void> {
  const environment = readEnvironment();
  const lineFile = environment.LINE_FILE || join(rootFolder, 'flows/line.json');
  const target = { folder: resolve(options.folder), planName: readLineFacts(lineFile).planName };
  const exported = await inLineDatabase(environment, (db) =>
    options.again === undefined
      ? exportWaiting(db, target, systemClock.now())
      : exportCardLinkBatch(db, Number(options.again), target),
  );
  if (exported === null) console.log('No links wait.');
  else console.log(`Export ${exported.batch}: ${exported.count} links in ${exported.file}`);
}
