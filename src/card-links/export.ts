import { join } from 'node:path';
import { PaylineError } from '../errors.ts';
import { writeCsv } from '../receipts/csv.ts';
import { writeWholeFile } from '../receipts/whole-file.ts';
import { beginCardLinkBatch, type CardLinkToSend, cardLinksOfBatch } from '../store/card-links.ts';
import type { Database } from '../store/open.ts';

export interface ExportedCardLinks {
  readonly batch: number;
  readonly count: number;
  readonly file: string;
}

const HEADER = ['entry_id', 'member_id', 'language', 'plan_name', 'link', 'expires_at'];

/**
 * Hands the links that go by e-mail over, whose callers wait on the line: a batch of their own and its
 * file, card-links-000001.csv. Who gets which address is the mail system's to know. Null when none
 * waits. Throws cardLinks.notWritten, which says how to write the same batch again.
 */
export function exportCardLinks(
  db: Database,
  options: { readonly folder: string; readonly planName: string },
  nowMilliseconds: number,
): ExportedCardLinks | null {
  const batch = beginCardLinkBatch(db, nowMilliseconds);
  return batch === null ? null : exportCardLinkBatch(db, batch, options);
}

/** Writes the file of an earlier batch anew. Throws cardLinks.noBatch. */
export function exportCardLinkBatch(
  db: Database,
  batch: number,
  { folder, planName }: { readonly folder: string; readonly planName: string },
): ExportedCardLinks {
  const links = cardLinksOfBatch(db, batch);
  if (links.length === 0) {
    throw new PaylineError('cardLinks.noBatch', `There is no export ${batch} in this database.`);
  }
  const file = join(folder, `card-links-${String(batch).padStart(6, '0')}.csv`);
  try {
    writeWholeFile(
      file,
      writeCsv(
        HEADER,
        links.map((link) => rowOf(link, planName)),
      ),
    );
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PaylineError(
      'cardLinks.notWritten',
      `The links are in export ${batch}, but its file could not be written: ${why}. Mend that, ` +
        `then run: payline card-links export --again ${batch}`,
      { cause },
    );
  }
  return { batch, count: links.length, file };
}

function rowOf(link: CardLinkToSend, planName: string): string[] {
  const { entryId, memberId, locale, url, expiresAtMilliseconds } = link;
  const expiresAt = new Date(expiresAtMilliseconds).toISOString();
  return [entryId, memberId, locale, planName, url, expiresAt];
}
