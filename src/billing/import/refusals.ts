import type { Database } from '../../store/open.ts';
import type { Problem } from './problems.ts';
import type { ImportFiles } from './read-files.ts';

export const IMPORT_ACTION = 'billing.imported';
/** What the audit row of an import is about. */
export const IMPORT_SUBJECT = 'billing';

/** Below this many closed bills a file is not suspected to be cut off. */
const SUSPICIOUS_CLOSINGS = 20;

/** What only the database can say against the staged rows. */
export function refusalsByDatabase(
  db: Database,
  { billsFile: file, asOfMilliseconds }: ImportFiles,
  allowClosing: boolean,
): Problem[] {
  const rowsOf = (sql: string) => db.prepare(sql).pluck().all() as number[];
  const strangers = rowsOf(
    `SELECT file_row FROM staged_bills WHERE member_id NOT IN (SELECT member_id FROM staged_members)
       AND member_id NOT IN (SELECT member_id FROM members) ORDER BY file_row`,
  );
  const moved = rowsOf(
    `SELECT file_row FROM staged_bills JOIN bills b USING (bill_number)
     WHERE b.member_id <> staged_bills.member_id ORDER BY file_row`,
  );
  const problem = (row: number | null, column: string | null, what: string) =>
    ({ file, row, column, what }) satisfies Problem;
  const problems = [
    ...strangers.map((row) =>
      problem(row, 'member_id', 'is in neither the members file nor the database'),
    ),
    ...moved.map((row) =>
      problem(row, 'member_id', 'is not the member this bill belongs to. Give it a new number'),
    ),
  ];
  const last = lastAsOf(db);
  if (last !== null && asOfMilliseconds < last) {
    const at = new Date(last).toISOString();
    problems.push(problem(null, null, `is older than the balances imported before (as of ${at})`));
  }
  const cutOff = allowClosing ? null : whatLooksCutOff(db);
  if (cutOff) problems.push(problem(null, null, cutOff));
  return problems;
}

function lastAsOf(db: Database): number | null {
  return (
    (db
      .prepare(
        `SELECT json_extract(detail, '$.asOfMilliseconds') FROM audit
         WHERE subject = ? AND action = ? ORDER BY seq DESC LIMIT 1`,
      )
      .pluck()
      .get(IMPORT_SUBJECT, IMPORT_ACTION) as number | undefined) ?? null
  );
}

function whatLooksCutOff(db: Database): string | null {
  const { open, closing } = db
    .prepare(
      `SELECT count(*) AS open, coalesce(sum(bill_number NOT IN
         (SELECT bill_number FROM staged_bills)), 0) AS closing
       FROM bills WHERE balance_cents > 0`,
    )
    .get() as { open: number; closing: number };
  if (closing <= SUSPICIOUS_CLOSINGS || closing * 2 <= open) return null;
  return `would close ${closing} of ${open} open bills. If it is not cut off, add --allow-closing`;
}
