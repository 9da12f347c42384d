import type { PayerRelationship } from '../../flows/index.ts';
import { audit } from '../store/audit.ts';
import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';

/**
 * Keeps with a payment how its payer stands to the member, and tells the audit. Call it inside the
 * transaction that authorizes the payment, after it.
 */
export function keepPayer(
  db: Database,
  paymentId: string,
  relationship: PayerRelationship,
  nowMilliseconds: number,
): void {
  statement(db, 'INSERT INTO payment_payers (payment_id, relationship) VALUES (?, ?)').run(
    paymentId,
    relationship,
  );
  const detail = { relationship };
  audit(
    db,
    { actor: 'line', action: 'payment.payer', subject: paymentId, detail },
    nowMilliseconds,
  );
}

/** How the payer of this payment stands to the member; null when the member had identified. */
export function payerOfPayment(db: Database, paymentId: string): PayerRelationship | null {
  const found = statement(db, 'SELECT relationship FROM payment_payers WHERE payment_id = ?')
    .pluck()
    .get(paymentId);
  return (found as PayerRelationship | undefined) ?? null;
}
