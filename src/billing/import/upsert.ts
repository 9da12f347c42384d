import type { Database } from '../../store/open.ts';
import { findChangedPremiums, writeChangedPremiums } from './premiums.ts';

/** How many rows an import brought, changed, or found as they were. */
export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

const MEMBER_COLUMNS = ['given_name', 'family_name', 'birth_date', 'zip', 'phone_number'];
const OPTIONAL_MEMBER_COLUMNS = ['region', 'language', 'email'];
const OPTIONAL_BILL_COLUMNS = ['application_number', 'restricted'];
const BILL_COLUMNS = [
  ...['kind', 'category', 'for_date', 'due_date', 'grace_end_date'],
  ...['balance_cents', 'minimum_due_cents'],
];

/** Brings the members to what is staged. What a missing column would say stays as it was. */
export function upsertMembers(db: Database, inFile: readonly string[]): Changes {
  const optional = OPTIONAL_MEMBER_COLUMNS.filter((column) => inFile.includes(column));
  const columns = [...MEMBER_COLUMNS, ...optional];
  return upsert(db, { table: 'members', key: 'member_id', fixed: {}, columns, also: 'false' });
}

/** Brings the bills and their premiums to what is staged, likewise. */
export function upsertBills(db: Database, inFile: readonly string[]): Changes {
  const optional = OPTIONAL_BILL_COLUMNS.filter((column) => inFile.includes(column));
  const hasPremiums = inFile.includes('plan_type');
  if (optional.includes('application_number')) freeApplicationNumbers(db);
  if (hasPremiums) findChangedPremiums(db);
  const changes = upsert(db, {
    ...{ table: 'bills', key: 'bill_number' },
    fixed: { bill_id: "'bill-' || bill_number", member_id: 'member_id' },
    columns: [...BILL_COLUMNS, ...optional],
    also: hasPremiums ? 'bills.bill_number IN (SELECT bill_number FROM changed_premiums)' : 'false',
  });
  if (hasPremiums) writeChangedPremiums(db);
  return changes;
}

/** An application that is billed by a new number belongs to that bill alone. */
function freeApplicationNumbers(db: Database): void {
  db.exec(`UPDATE bills SET application_number = NULL
    WHERE application_number IN (
      SELECT staged_bills.application_number FROM staged_bills
      WHERE staged_bills.bill_number <> bills.bill_number)`);
}

interface Upsert {
  readonly table: 'members' | 'bills';
  readonly key: string;
  /** What a row keeps for good, and where it comes from. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  /** What counts as a change although the columns are the same. */
  readonly also: string;
}

function upsert(db: Database, { table, key, fixed, columns, also }: Upsert): Changes {
  const { total, added } = db
    .prepare(
      `SELECT count(*) AS total,
         coalesce(sum(${key} NOT IN (SELECT ${key} FROM ${table})), 0) AS added
       FROM staged_${table}`,
    )
    .get() as { total: number; added: number };
  const each = (prefix: string) => columns.map((column) => `${prefix}.${column}`).join(', ');
  const { changes } = db
    .prepare(
      `INSERT INTO ${table} (${[key, ...Object.keys(fixed), ...columns].join(', ')})
       SELECT ${[key, ...Object.values(fixed), ...columns].join(', ')}
       FROM staged_${table} WHERE true
       ON CONFLICT (${key}) DO UPDATE
       SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
       WHERE (${each(table)}) IS NOT (${each('excluded')}) OR ${also}`,
    )
    .run();
  return { added, changed: changes - added, unchanged: total - changes };
}
