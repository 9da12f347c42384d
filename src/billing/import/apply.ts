import { audit } from '../../store/audit.ts';
import { migrate } from '../../store/migrate.ts';
import type { Database } from '../../store/open.ts';
import { inTransaction } from '../../store/statement.ts';
import { keepNewerExtensions } from './newer-extensions.ts';
import { takeOffNewerPayments } from './newer-payments.ts';
import { refusal } from './problems.ts';
import type { ImportFiles } from './read-files.ts';
import { IMPORT_ACTION, IMPORT_SUBJECT, refusalsByDatabase } from './refusals.ts';
import { stage, unstage } from './stage.ts';
import { type Changes, upsertBills, upsertMembers } from './upsert.ts';

/** What an import changed, or would. */
export interface ImportSummary {
  readonly members: Changes;
  /** `closed`: not in the file any more, so nothing is owed on them. */
  readonly bills: Changes & { readonly closed: number };
  /** Bills that owe less than in the file, because this line was paid after its `as_of`. */
  readonly newerPayments: { readonly bills: number; readonly cents: number };
  /** Bills that are due later than in the file, because a caller moved the day after its `as_of`. */
  readonly newerExtensions: number;
}

export interface ImportOptions {
  readonly dryRun: boolean;
  /** The bills file may leave out more than half of the open bills. */
  readonly allowClosing: boolean;
  readonly nowMilliseconds: number;
}

/**
 * Brings members and bills to what the files say, in one transaction with its audit row: everything
 * or nothing. A dry run does the same and takes it back. Doing it again changes nothing. Throws
 * import.refused, and what migrate() throws.
 */
export function applyImport(
  db: Database,
  files: ImportFiles,
  options: ImportOptions,
): ImportSummary {
  let summary: ImportSummary | undefined;
  try {
    stage(db, files);
    inTransaction(db, () => {
      migrate(db, options.nowMilliseconds);
      const problems = refusalsByDatabase(db, files, options.allowClosing);
      if (problems.length > 0) throw refusal(problems);
      summary = change(db, files);
      note(db, files.asOfMilliseconds, summary, options.nowMilliseconds);
      if (options.dryRun) throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  } finally {
    unstage(db);
  }
  if (!summary) throw new Error('The import ended without a summary.');
  return summary;
}

const takenBack = new Error('A dry run is rolled back.');

function change(db: Database, files: ImportFiles): ImportSummary {
  const newerPayments = takeOffNewerPayments(db, files.asOfMilliseconds);
  const newerExtensions = keepNewerExtensions(db, files.asOfMilliseconds);
  const members = upsertMembers(db, files.memberColumns);
  const bills = upsertBills(db, files.billColumns);
  const { changes: closed } = db
    .prepare(
      `UPDATE bills SET balance_cents = 0, minimum_due_cents = 0
       WHERE balance_cents > 0 AND bill_number NOT IN (SELECT bill_number FROM staged_bills)`,
    )
    .run();
  return { members, bills: { ...bills, closed }, newerPayments, newerExtensions };
}

function note(db: Database, asOfMilliseconds: number, summary: ImportSummary, now: number): void {
  const { members, bills, newerPayments } = summary;
  const detail = {
    asOfMilliseconds,
    ...{ membersAdded: members.added, membersChanged: members.changed },
    ...{ billsAdded: bills.added, billsChanged: bills.changed, billsClosed: bills.closed },
    newerPaymentCents: newerPayments.cents,
  };
  audit(db, { actor: 'operator', action: IMPORT_ACTION, subject: IMPORT_SUBJECT, detail }, now);
}
