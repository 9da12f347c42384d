import type { Database } from './open.ts';
import { inTransaction, statement } from './statement.ts';

export interface NewReceipt {
  readonly paymentId: string;
  readonly memberId: string;
  readonly way: 'email' | 'mail';
  readonly locale: string;
  /** YYYY-MM-DD where the member lives. */
  readonly paidOn: string;
}

/** A receipt with what it is about, as it is handed over. */
export interface ReceiptToSend extends NewReceipt {
  readonly id: number;
  readonly requestedAtMilliseconds: number;
  readonly amountCents: number;
  readonly confirmation: string;
  readonly method: string;
  readonly lastFour: string;
  /** How many bills the payment was for. */
  readonly billCount: number;
}

/** Writes a wish for a receipt down, once a payment and way; call it inside a transaction. */
export function noteReceiptToSend(
  db: Database,
  receipt: NewReceipt,
  nowMilliseconds: number,
): void {
  const { paymentId, memberId, way, locale, paidOn } = receipt;
  statement(
    db,
    `INSERT INTO receipts_to_send (payment_id, member_id, way, locale, paid_on, requested_at_ms)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (payment_id, way) DO NOTHING`,
  ).run(paymentId, memberId, way, locale, paidOn, nowMilliseconds);
}

/**
 * Puts every waiting receipt into a new batch, so that no other export has it too. Returns the
 * batch's number, or null when none waits.
 */
export function beginReceiptBatch(db: Database, nowMilliseconds: number): number | null {
  return inTransaction(db, () => {
    const last = statement(db, 'SELECT coalesce(max(batch), 0) FROM receipts_to_send')
      .pluck()
      .get();
    const batch = Number(last) + 1;
    const { changes } = statement(
      db,
      'UPDATE receipts_to_send SET batch = ?, exported_at_ms = ? WHERE batch IS NULL',
    ).run(batch, nowMilliseconds);
    return changes === 0 ? null : batch;
  });
}

/** The receipts of a batch, in the order they were asked for; none when there is no such batch. */
export function receiptsOfBatch(db: Database, batch: number): readonly ReceiptToSend[] {
  return statement(
    db,
    `SELECT r.id, r.payment_id AS paymentId, r.member_id AS memberId, r.way, r.locale,
       r.paid_on AS paidOn, r.requested_at_ms AS requestedAtMilliseconds,
       p.amount_cents AS amountCents,
       p.confirmation, p.card_brand AS method, p.card_last_four AS lastFour,
       (SELECT count(*) FROM payment_allocations a WHERE a.payment_id = p.id) AS billCount
     FROM receipts_to_send r JOIN payments p ON p.id = r.payment_id
     WHERE r.batch = ? ORDER BY r.id`,
  ).all(batch) as ReceiptToSend[];
}

/** How many receipts wait to be handed over. */
export function countWaitingReceipts(db: Database): number {
  const sql = 'SELECT count(*) FROM receipts_to_send WHERE batch IS NULL';
  return statement(db, sql).pluck().get() as number;
}
