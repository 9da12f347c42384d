import type { Allocation } from '../../flows/index.ts';
import { PaylineError } from '../errors.ts';
import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';
import type { Payment } from './payment.ts';

/** What a bill gets of a payment, and when billing took it off the bill; null while it has not. */
export interface StoredAllocation extends Allocation {
  readonly postedAtMilliseconds: number | null;
}

/** A payment as far as its allocations must fit it. */
type Allocated = Pick<Payment, 'id' | 'amountCents'>;

/**
 * Writes what each bill gets of a payment that has just been written; call it in the transaction
 * that authorizes the payment. From then on each of these bills takes no second payment until this
 * one's end is known. Throws payment.unbalanced, and SQLITE_CONSTRAINT_UNIQUE where a bill is locked
 * (see lockedBill, which is asked first).
 */
export function insertAllocations(
  db: Database,
  payment: Allocated,
  allocations: readonly Allocation[],
): void {
  mustBalance(payment, allocations);
  const insert = statement(
    db,
    'INSERT INTO payment_allocations (payment_id, bill_id, amount_cents) VALUES (?, ?, ?)',
  );
  for (const { billId, amountCents } of allocations) insert.run(payment.id, billId, amountCents);
}

/** What each bill gets of a payment, by bill. Throws payment.unbalanced. */
export function allocationsOf(db: Database, payment: Allocated): readonly StoredAllocation[] {
  const allocations = statement(
    db,
    `SELECT bill_id AS billId, amount_cents AS amountCents, posted_at_ms AS postedAtMilliseconds
     FROM payment_allocations WHERE payment_id = ? ORDER BY bill_id`,
  ).all(payment.id) as StoredAllocation[];
  mustBalance(payment, allocations);
  return allocations;
}

/**
 * Writes down that billing has taken an allocation off its bill; call it inside a transaction.
 * Returns whether billing has all of the payment now.
 */
export function markPosted(
  db: Database,
  payment: Allocated,
  billId: string,
  nowMilliseconds: number,
): boolean {
  statement(
    db,
    `UPDATE payment_allocations SET posted_at_ms = ?
     WHERE payment_id = ? AND bill_id = ? AND posted_at_ms IS NULL`,
  ).run(nowMilliseconds, payment.id, billId);
  return allocationsOf(db, payment).every(
    ({ postedAtMilliseconds }) => postedAtMilliseconds !== null,
  );
}

/** The first of these bills that a payment without a known end holds; null when all are free. */
export function lockedBill(db: Database, allocations: readonly Allocation[]): string | null {
  const find = statement(db, 'SELECT 1 FROM payment_allocations WHERE bill_id = ? AND open = 1');
  return allocations.find(({ billId }) => find.get(billId) !== undefined)?.billId ?? null;
}

/** Whatever is wrong here would be charged or posted wrongly: nothing goes on. */
function mustBalance({ id, amountCents }: Allocated, allocations: readonly Allocation[]): void {
  const sumCents = allocations.reduce((sum, allocation) => sum + allocation.amountCents, 0);
  const bills = new Set(allocations.map(({ billId }) => billId));
  const isEach = allocations.every(
    (each) => Number.isSafeInteger(each.amountCents) && each.amountCents > 0,
  );
  if (isEach && sumCents === amountCents && bills.size === allocations.length) return;
  throw new PaylineError(
    'payment.unbalanced',
    `Payment ${id} is over ${amountCents} cents, but its ${allocations.length} bills get ` +
      `${sumCents}. Nothing was charged or posted for it; a person must look at it.`,
  );
}
