import { audit } from '../../store/audit.ts';
import { migrate } from '../../store/migrate.ts';
import type { Database } from '../../store/open.ts';
import { inTransaction } from '../../store/statement.ts';
import { takeOffNewerPayments } from './newer-payments.ts';
import { refusal } from './problems.ts';
import type { ImportFiles } from './read-files.ts';
import { IMPORT_ACTION, IMPORT_SUBJECT, refusalsByDatabase } from './refusals.ts';
import { stage, unstage } from './stage.ts';

/** What an import changed, or would. */
export interface ImportSummary {
  readonly members: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
  };
  readonly bills: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    /** Not in the file any more: nothing is owed on them. */
    readonly closed: number;
  };
  /** Bills that owe less than in the file, because this line was paid after its `as_of`. */
  readonly newerPayments: { readonly bills: number; readonly cents: number };
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
      summary = change(db, files.asOfMilliseconds);
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

function change(db: Database, asOfMilliseconds: number): ImportSummary {
  const newerPayments = takeOffNewerPayments(db, asOfMilliseconds);
  const members = upsert(db, 'members', 'member_id', UPSERT_MEMBERS);
  const bills = upsert(db, 'bills', 'bill_number', UPSERT_BILLS);
  const { changes: closed } = db
    .prepare(
      `UPDATE bills SET balance_cents = 0, minimum_due_cents = 0
       WHERE balance_cents > 0 AND bill_number NOT IN (SELECT bill_number FROM staged_bills)`,
    )
    .run();
  return { members, bills: { ...bills, closed }, newerPayments };
}

function upsert(db: Database, table: 'members' | 'bills', key: string, sql: string) {
  const { total, added } = db
    .prepare(
      `SELECT count(*) AS total,
         coalesce(sum(${key} NOT IN (SELECT ${key} FROM ${table})), 0) AS added
       FROM staged_${table}`,
    )
    .get() as { total: number; added: number };
  const { changes } = db.prepare(sql).run();
  return { added, changed: changes - added, unchanged: total - changes };
}

const UPSERT_MEMBERS = `
  INSERT INTO members (member_id, given_name, family_name, birth_date, zip, phone_number)
  SELECT member_id, given_name, family_name, birth_date, zip, phone_number
  FROM staged_members WHERE true
  ON CONFLICT (member_id) DO UPDATE SET
    given_name = excluded.given_name, family_name = excluded.family_name,
    birth_date = excluded.birth_date, zip = excluded.zip, phone_number = excluded.phone_number
  WHERE (members.given_name, members.family_name, members.birth_date, members.zip,
      members.phone_number)
    IS NOT (excluded.given_name, excluded.family_name, excluded.birth_date, excluded.zip,
      excluded.phone_number)`;

const UPSERT_BILLS = `
  INSERT INTO bills (bill_id, bill_number, member_id, kind, category, for_date, due_date,
    grace_end_date, balance_cents, minimum_due_cents)
  SELECT 'bill-' || bill_number, bill_number, member_id, kind, category, for_date, due_date,
    grace_end_date, balance_cents, minimum_due_cents
  FROM staged_bills WHERE true
  ON CONFLICT (bill_number) DO UPDATE SET
    kind = excluded.kind, category = excluded.category, for_date = excluded.for_date,
    due_date = excluded.due_date, grace_end_date = excluded.grace_end_date,
    balance_cents = excluded.balance_cents, minimum_due_cents = excluded.minimum_due_cents
  WHERE (bills.kind, bills.category, bills.for_date, bills.due_date, bills.grace_end_date,
      bills.balance_cents, bills.minimum_due_cents)
    IS NOT (excluded.kind, excluded.category, excluded.for_date, excluded.due_date,
      excluded.grace_end_date, excluded.balance_cents, excluded.minimum_due_cents)`;

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
