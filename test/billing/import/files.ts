import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ImportArguments, runImport } from '../../../src/cli/import.ts';
import { type Database, openDatabase } from '../../../src/store/open.ts';

/** Monday, 2 March 2026, 7 in the morning where the plan's office is. */
export const NOW = Date.UTC(2026, 2, 2, 15);
export const AS_OF = '2026-03-02';

export const MEMBERS = `member_id,given_name,family_name,birth_date,zip,phone_number
900000116,Marisol,Vega,1961-05-04,94110,+14155550161
900000124,"Darnell, Jr.",Brooks,1987-12-19,30303,
`;
export const BILLS = `bill_number,member_id,kind,category,for_date,due_date,grace_end_date,balance,minimum_due
10000116,900000116,medical,officeVisit,2026-01-14,2026-03-20,,124.50,40.00
10000117,900000116,medical,labTests,2026-01-14,2026-03-20,,88.15,25.00
10000124,900000124,premium,premium,2026-03-01,2026-02-25,2026-03-27,412.80,412.80
`;

/** The same with every column that may be missing. */
export const MORE_MEMBERS = withColumns(MEMBERS, [
  'region,language,email',
  'hawaii,es-US,marisol.vega@example.com',
  ',,',
]);
export const MORE_BILLS = withColumns(BILLS, [
  'application_number,plan_type,state,premium_months,first_due_date,paid_through_date,first_payment_pending,election_date,notice_date',
  ',,,,,,,,',
  ',,,,,,,,',
  '4400130257,cobra,OR,2026-02=206.40;2026-03=206.40,2026-02-25,2026-01-31,no,2026-01-15,',
]);

/** Each line of `file` with more cells behind it. */
export function withColumns(file: string, more: readonly string[]): string {
  const lines = file.trim().split('\n');
  return `${lines.map((line, row) => `${line},${more[row]}`).join('\n')}\n`;
}

/** An operator's folder: two files that can be rewritten, and a database. */
export function office() {
  const folder = mkdtempSync(join(tmpdir(), 'payline-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const environment = { DATABASE_PATH: path('payline.db') };
  const clock = { nowMilliseconds: NOW };
  return {
    path,
    clock,
    databasePath: environment.DATABASE_PATH,
    write: (members: string | Buffer, bills: string | Buffer) => {
      writeFileSync(path('members.csv'), members);
      writeFileSync(path('bills.csv'), bills);
    },
    /** The lines printed. `asOf: undefined` leaves it out. */
    import: (changes: Partial<ImportArguments> = { asOf: AS_OF }, more: object = {}) =>
      runImport(
        { members: path('members.csv'), bills: path('bills.csv'), ...changes },
        { ...environment, ...more },
        { now: () => clock.nowMilliseconds, sleep: () => Promise.resolve() },
      ),
    /** The database, until the test is over. */
    open: (): Database => {
      const db = openDatabase(environment.DATABASE_PATH);
      onTestFinished(() => void db.close());
      return db;
    },
    /** What is in the database now. */
    look: <Result>(work: (db: Database) => Result): Result => {
      const db = openDatabase(environment.DATABASE_PATH);
      try {
        return work(db);
      } finally {
        db.close();
      }
    },
  };
}

export type Office = ReturnType<typeof office>;

export function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

/** Number, balance and minimum of every bill, in cents. */
export function owed(db: Database): unknown[] {
  return db
    .prepare('SELECT bill_number, balance_cents, minimum_due_cents FROM bills ORDER BY bill_number')
    .raw()
    .all();
}
