import { join } from 'node:path';
import { PaylineError } from '../errors.ts';
import type { Database } from '../store/open.ts';
import { beginReceiptBatch, type ReceiptToSend, receiptsOfBatch } from '../store/receipts.ts';
import { writeCsv } from './csv.ts';
import { writeWholeFile } from './whole-file.ts';

export interface ExportedReceipts {
  readonly batch: number;
  readonly count: number;
  readonly file: string;
}

const HEADER = [
  ...['receipt_id', 'way', 'member_id', 'language', 'plan_name', 'amount', 'currency'],
  ...['paid_on', 'confirmation', 'method', 'bills'],
];

/**
 * Hands the waiting receipts over: a batch of their own and its file, receipts-000001.csv. Who gets
 * which address is the mail system's to know: the file has the member's ID. Null when none waits.
 * Throws receipts.notWritten, which says how to write the same batch again.
 */
export function exportReceipts(
  db: Database,
  options: { readonly folder: string; readonly planName: string },
  nowMilliseconds: number,
): ExportedReceipts | null {
  const batch = beginReceiptBatch(db, nowMilliseconds);
  return batch === null ? null : exportBatch(db, batch, options);
}

/** Writes the file of an earlier batch anew. Throws receipts.noBatch. */
export function exportBatch(
  db: Database,
  batch: number,
  { folder, planName }: { readonly folder: string; readonly planName: string },
): ExportedReceipts {
  const receipts = receiptsOfBatch(db, batch);
  if (receipts.length === 0) {
    throw new PaylineError('receipts.noBatch', `There is no export ${batch} in this database.`);
  }
  const file = join(folder, `receipts-${String(batch).padStart(6, '0')}.csv`);
  const rows = receipts.map((receipt) => rowOf(receipt, planName));
  try {
    writeWholeFile(file, writeCsv(HEADER, rows));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PaylineError(
      'receipts.notWritten',
      `The receipts are in export ${batch}, but its file could not be written: ${why}. Mend that, ` +
        `then run: payline receipts export --again ${batch}`,
      { cause },
    );
  }
  return { batch, count: receipts.length, file };
}

function rowOf(receipt: ReceiptToSend, planName: string): (string | number)[] {
  const { id, way, memberId, locale, amountCents, paidOn, confirmation } = receipt;
  const amount = (amountCents / 100).toFixed(2);
  const method = `${receipt.method} ending ${receipt.lastFour}`;
  return [
    ...[id, way, memberId, locale, planName, amount, 'USD'],
    ...[paidOn, confirmation, method, receipt.billCount],
  ];
}
