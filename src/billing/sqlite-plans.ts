import type { OpenBill } from '../../flows/index.ts';
import { type Instalment, onPlan, planOf, sumOf } from '../../flows/rules/payment-plans.ts';
import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';
import type { AgreedPlan } from './directory.ts';

/** `plan` of the bills named `b`: its open instalments as one JSON text, NULL without a plan. */
export const PLAN_COLUMN = `(
  SELECT json_group_array(
    json_object('dueDate', i.due_date, 'amountCents', i.open_cents) ORDER BY i.due_date)
  FROM bill_plan_instalments i WHERE i.bill_id = b.bill_id AND i.open_cents > 0
  HAVING count(*) > 0) AS plan`;

/** The bill with the plan of the column; when all instalments are paid, it is on none. */
export function planned(bill: OpenBill, json: string | null): OpenBill {
  if (json === null) return bill;
  const plan = planOf(JSON.parse(json) as readonly Instalment[], bill.balanceCents);
  return plan ? onPlan(bill, plan) : bill;
}

/**
 * Puts a bill on a plan, once per reference, inside the caller's transaction. What the balance has
 * lost since the member agreed comes off the earliest instalments. Throws SQLite's constraint error
 * when the bill is on another plan, or there is no such bill.
 */
export function setUpPlanOnce(db: Database, plan: AgreedPlan): void {
  const known = statement(db, 'SELECT 1 FROM bill_plans WHERE reference = ?').get(plan.reference);
  if (known) return;
  insertPlan(db, plan);
  takeOffInstalments(db, plan.billId, sumOf(plan.instalments) - balanceOf(db, plan.billId));
}

/** Writes a plan as it is, inside the caller's transaction. */
export function insertPlan(db: Database, { reference, billId, instalments }: AgreedPlan): void {
  statement(db, 'INSERT INTO bill_plans (bill_id, reference) VALUES (?, ?)').run(billId, reference);
  const insert = statement(
    db,
    'INSERT INTO bill_plan_instalments (bill_id, due_date, open_cents) VALUES (?, ?, ?)',
  );
  for (const { dueDate, amountCents } of instalments) insert.run(billId, dueDate, amountCents);
}

/**
 * Takes a payment off a bill's plan before it is taken off the balance, inside the caller's
 * transaction: off the next instalment, then off what was charged outside the plan, then off later
 * instalments.
 */
export function takeOffPlan(db: Database, billId: string, amountCents: number): void {
  const open = openInstalments(db, billId);
  const [next] = open;
  if (!next) return;
  const newChargesCents = Math.max(0, balanceOf(db, billId) - sumOf(open));
  const overNextCents = Math.max(0, amountCents - next.amountCents);
  takeOffInstalments(db, billId, amountCents - Math.min(overNextCents, newChargesCents));
}

/** Earliest first. */
function takeOffInstalments(db: Database, billId: string, paidCents: number): void {
  const update = statement(
    db,
    'UPDATE bill_plan_instalments SET open_cents = ? WHERE bill_id = ? AND due_date = ?',
  );
  let leftCents = Math.max(0, paidCents);
  for (const { dueDate, amountCents } of openInstalments(db, billId)) {
    const takenCents = Math.min(leftCents, amountCents);
    leftCents -= takenCents;
    update.run(amountCents - takenCents, billId, dueDate);
  }
}

function openInstalments(db: Database, billId: string): readonly Instalment[] {
  return statement(
    db,
    `SELECT due_date AS dueDate, open_cents AS amountCents FROM bill_plan_instalments
     WHERE bill_id = ? AND open_cents > 0 ORDER BY due_date`,
  ).all(billId) as Instalment[];
}

function balanceOf(db: Database, billId: string): number {
  return statement(db, 'SELECT balance_cents FROM bills WHERE bill_id = ?')
    .pluck()
    .get(billId) as number;
}
