import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';
import { type Payment, type PaymentRow, paymentOf } from './payment.ts';

/** The member's payments by this line, newest first, `limit` at most. */
export function lastPaymentsOfMember(
  db: Database,
  memberId: string,
  limit: number,
): readonly Payment[] {
  const rows = statement(
    db,
    `SELECT * FROM payments WHERE member_id = ?
     ORDER BY created_at_ms DESC, id DESC LIMIT ?`,
  ).all(memberId, limit);
  return (rows as PaymentRow[]).map(paymentOf);
}

/** The payment with this confirmation number, when it is this member's; null for all others. */
export function findPaymentOfMember(
  db: Database,
  memberId: string,
  confirmation: string,
): Payment | null {
  const row = statement(db, 'SELECT * FROM payments WHERE confirmation = ? AND member_id = ?').get(
    confirmation,
    memberId,
  );
  return row === undefined ? null : paymentOf(row as PaymentRow);
}
