import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';

/** Cents charged for a bill that the plan has not taken off its balance yet. */
export function capturedNotPostedCents(db: Database, billId: string): number {
  return statement(
    db,
    `SELECT coalesce(sum(a.amount_cents), 0)
     FROM payment_allocations a JOIN payments p ON p.id = a.payment_id
     WHERE a.bill_id = ? AND a.posted_at_ms IS NULL AND p.state = 'captured'`,
  )
    .pluck()
    .get(billId) as number;
}

/** Cents of a bill's payments that billing is known, since that moment, to have taken off. */
export function postedSinceCents(db: Database, billId: string, sinceMilliseconds: number): number {
  return statement(
    db,
    `SELECT coalesce(sum(amount_cents), 0) FROM payment_allocations
     WHERE bill_id = ? AND posted_at_ms >= ?`,
  )
    .pluck()
    .get(billId, sinceMilliseconds) as number;
}
