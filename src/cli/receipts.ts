import { exportBatch, exportReceipts as waiting } from '../receipts/export.ts';
import { countWaitingReceipts } from '../store/receipts.ts';
import { countTexts } from '../store/texts.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';
import { exportWaiting } from './export-waiting.ts';

/** `payline receipts export`: see src/receipts/export.ts; the line may go on running. */
export async function exportReceipts(options: {
  readonly folder: string;
  readonly again?: string;
}): Promise<void> {
  await exportWaiting(options, { noun: 'receipts', waiting, again: exportBatch });
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
