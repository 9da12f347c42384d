import type { OpenBill } from '../../flows/index.ts';
import type { Database } from '../store/open.ts';
import { inTransaction, statement } from '../store/statement.ts';
import type {
  BillExtension,
  BillingDirectory,
  FiledRequest,
  MemberRecord,
  Posting,
} from './directory.ts';
import { PLAN_COLUMN, planned, setUpPlanOnce, takeOffPlan } from './sqlite-plans.ts';
import { PREMIUM_COLUMN, premiumOf } from './sqlite-premiums.ts';

interface BillRow {
  readonly bill_id: string;
  readonly kind: OpenBill['kind'];
  readonly category: OpenBill['category'];
  readonly for_date: string;
  readonly due_date: string;
  readonly grace_end_date: string | null;
  readonly balance_cents: number;
  readonly minimum_due_cents: number;
  readonly disputed: 0 | 1;
  readonly premium_facts: string | null;
  readonly plan: string | null;
}

interface AboutFound {
  readonly region: string | null;
  readonly restricted: 0 | 1;
}

/** A bill's row with what was asked for besides. */
type FoundRow<Besides> = (BillRow & AboutFound & Besides) | undefined;

const COLUMNS = `b.bill_id, b.kind, b.category, b.for_date, b.due_date, b.grace_end_date,
  b.balance_cents, b.minimum_due_cents, b.disputed, ${PREMIUM_COLUMN}, ${PLAN_COLUMN}`;

/** Members and bills in the line's own SQLite file: for a demo, or filled by an import. */
export function sqliteDirectory(db: Database): BillingDirectory {
  return {
    async findMember(memberId) {
      const row = statement(
        db,
        `SELECT member_id AS memberId, birth_date AS birthDate, zip, region, language, email
         FROM members WHERE member_id = ?`,
      ).get(memberId);
      return (row as MemberRecord | undefined) ?? null;
    },
    async findMobileNumber(memberId) {
      const sql = 'SELECT phone_number FROM members WHERE member_id = ?';
      const found = statement(db, sql).pluck().get(memberId) as string | null | undefined;
      return found ?? null;
    },
    async findMemberName(memberId) {
      const sql = "SELECT trim(given_name || ' ' || family_name) FROM members WHERE member_id = ?";
      const name = statement(db, sql).pluck().get(memberId) as string | null | undefined;
      return name || null;
    },
    async findBill(billNumber) {
      const row = statement(
        db,
        `SELECT ${COLUMNS}, m.zip, m.region, b.restricted
         FROM bills b JOIN members m USING (member_id)
         WHERE b.bill_number = ?`,
      ).get(billNumber) as FoundRow<{ zip: string }>;
      return row ? { bill: billOf(row), zip: row.zip, ...aboutFound(row) } : null;
    },
    async findApplication(applicationNumber) {
      const row = statement(
        db,
        `SELECT ${COLUMNS}, m.birth_date, m.region, b.restricted
         FROM bills b JOIN members m USING (member_id)
         WHERE b.application_number = ?`,
      ).get(applicationNumber) as FoundRow<{ birth_date: string }>;
      return row ? { bill: billOf(row), birthDate: row.birth_date, ...aboutFound(row) } : null;
    },
    async openBills(memberId) {
      const rows = statement(
        db,
        `SELECT ${COLUMNS} FROM bills b WHERE b.member_id = ? AND b.balance_cents > 0`,
      ).all(memberId) as BillRow[];
      return rows.map(billOf);
    },
    async bill(billId) {
      const row = statement(db, `SELECT ${COLUMNS} FROM bills b WHERE b.bill_id = ?`).get(billId);
      return row ? billOf(row as BillRow) : null;
    },
    async post(posting) {
      inTransaction(db, () => postOnce(db, posting));
    },
    async extend(extension) {
      inTransaction(db, () => extendOnce(db, extension));
    },
    async setUpPlan(plan) {
      inTransaction(db, () => setUpPlanOnce(db, plan));
    },
    async file(request) {
      inTransaction(db, () => fileOnce(db, request));
    },
  };
}

function billOf(row: BillRow): OpenBill {
  const bill = {
    billId: row.bill_id,
    kind: row.kind,
    category: row.category,
    forDate: row.for_date,
    dueDate: row.due_date,
    graceEndDate: row.grace_end_date,
    balanceCents: row.balance_cents,
    minimumDueCents: Math.min(row.minimum_due_cents, row.balance_cents),
    premium: premiumOf(row.premium_facts),
    inDispute: row.disputed === 1,
  };
  return planned(bill, row.plan);
}

function aboutFound({ region, restricted }: AboutFound) {
  return { region, isRestricted: restricted === 1 };
}

function fileOnce(db: Database, request: FiledRequest): void {
  const { reference, kind, memberId, billId, detail, filedAtMilliseconds } = request;
  const { changes } = statement(
    db,
    `INSERT INTO plan_requests (reference, kind, member_id, bill_id, detail, filed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (reference) DO NOTHING`,
  ).run(reference, kind, memberId, billId, JSON.stringify(detail), filedAtMilliseconds);
  if (changes === 0 || kind !== 'dispute') return;
  statement(db, 'UPDATE bills SET disputed = 1 WHERE bill_id = ?').run(billId);
}

function extendOnce(db: Database, { reference, billId, dueDate }: BillExtension): void {
  const { changes } = statement(
    db,
    `INSERT INTO bill_extensions (reference, bill_id, due_date)
     VALUES (?, ?, ?) ON CONFLICT (reference) DO NOTHING`,
  ).run(reference, billId, dueDate);
  if (changes === 0) return;
  statement(db, 'UPDATE bills SET due_date = ? WHERE bill_id = ?').run(dueDate, billId);
}

function postOnce(db: Database, posting: Posting): void {
  const { changes } = statement(
    db,
    `INSERT INTO bill_postings (confirmation, bill_id, amount_cents, posted_at_ms)
     VALUES (?, ?, ?, ?) ON CONFLICT (confirmation, bill_id) DO NOTHING`,
  ).run(posting.confirmation, posting.billId, posting.amountCents, posting.postedAtMilliseconds);
  if (changes === 0) return;
  takeOffPlan(db, posting.billId, posting.amountCents);
  statement(
    db,
    `UPDATE bills SET balance_cents = MAX(0, balance_cents - ?),
       minimum_due_cents = MAX(0, minimum_due_cents - ?)
     WHERE bill_id = ?`,
  ).run(posting.amountCents, posting.amountCents, posting.billId);
}
