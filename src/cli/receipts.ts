import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { readLineFacts } from '../line-facts.ts';
import { exportBatch, exportReceipts as exportWaiting } from '../receipts/export.ts';
import { rootFolder } from '../root.ts';
import { countWaitingReceipts } from '../store/receipts.ts';
import { countTexts } from '../store/texts.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';

/** `payline receipts export`: see src/receipts/export.ts; the line may go on running. */
export async function exportReceipts(options: {
  readonly folder: string;
  readonly again?: string;
}): Promise<void> {
  const environment = readEnvironment();
  const lineFile = environment.LINE_FILE || join(rootFolder, 'flows/line.json');
  const target = { folder: resolve(options.folder), planName: readLineFacts(lineFile).planName };
  const exported = await inLineDatabase(environment, (db) =>
    options.again === undefined
      ? exportWaiting(db, target, systemClock.now())
      : exportBatch(db, Number(options.again), target),
  );
  if (exported === null) console.log('No receipts wait.');
  else console.log(`Export ${exported.batch}: ${exported.count} receipts in ${exported.file}`);
}

/** `payline receipts status`: what waits, and how many texts ended how. */
export async function receiptStatus(asJson: boolean): Promise<void> {
  const status = await inLineDatabase(readEnvironment(), (db) => ({
    waiting: countWaitingReceipts(db),
    texts: countTexts(db),
  }));
  if (asJson) return console.log(JSON.stringify(status));
  const texts = Object.entries(status.texts).map(([state, count]) => `${count} ${state}`);
  console.log(`Receipts that wait for an export: ${status.waiting}`);
  console.log(`Texts: ${texts.join(', ') || 'none'}`);
}
