import type { Database } from '../../store/open.ts';
import { premiumText } from '../sqlite-premiums.ts';
import { premiumOfRow } from './premium-columns.ts';
import type { ImportFiles } from './read-files.ts';
import type { BillRow } from './rows.ts';

/**
 * Puts the rows into temporary tables of this connection. Nothing of the database itself is locked
 * or changed by it, so that a line which answers calls meanwhile waits only for what really differs.
 */
export function stage(db: Database, files: ImportFiles): void {
  // What members owe must not lie about in a temporary file.
  db.pragma('temp_store = MEMORY');
  db.exec(`
    CREATE TEMP TABLE staged_members (
      member_id TEXT PRIMARY KEY, given_name TEXT, family_name TEXT, birth_date TEXT, zip TEXT,
      phone_number TEXT, region TEXT, language TEXT, email TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE staged_bills (
      bill_number TEXT PRIMARY KEY, file_row INTEGER, member_id TEXT, kind TEXT, category TEXT,
      for_date TEXT, due_date TEXT, grace_end_date TEXT, balance_cents INTEGER,
      minimum_due_cents INTEGER, application_number TEXT, restricted INTEGER, premium_facts TEXT
    ) STRICT, WITHOUT ROWID;`);
  const member = db.prepare(`INSERT INTO staged_members VALUES (
    @member_id, @given_name, @family_name, @birth_date, @zip, @phone_number,
    @region, @language, @email)`);
  const bill = db.prepare(`INSERT INTO staged_bills VALUES (
    @bill_number, @row, @member_id, @kind, @category, @for_date, @due_date, @grace_end_date,
    @balance, @minimum_due, @application, @restricted, @facts)`);
  db.transaction(() => {
    for (const { value } of files.members) member.run({ ...NOT_IN_FILE, ...value });
    for (const { row, value } of files.bills) bill.run(stagedBill(row, value));
  })();
}

/** What a member has of columns that the file does not have. */
const NOT_IN_FILE = { region: null, language: null, email: null };

function stagedBill(row: number, bill: BillRow) {
  const premium = premiumOfRow(bill);
  return {
    ...{ row, bill_number: bill.bill_number, member_id: bill.member_id, kind: bill.kind },
    ...{ category: bill.category, for_date: bill.for_date, due_date: bill.due_date },
    ...{ grace_end_date: bill.grace_end_date, balance: bill.balance },
    ...{ minimum_due: bill.minimum_due, application: bill.application_number ?? null },
    restricted: bill.restricted === 'yes' ? 1 : 0,
    facts: premium && premiumText(premium),
  };
}

export function unstage(db: Database): void {
  db.exec('DROP TABLE IF EXISTS staged_members; DROP TABLE IF EXISTS staged_bills');
}
