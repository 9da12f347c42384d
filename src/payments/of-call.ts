import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';
import { openPaymentForBill } from './ledger.ts';
import { type Payment, type PaymentRow, paymentOf } from './payment.ts';

/** What was paid, or tried, in a call; the first attempt first. */
export function paymentsOfCall(db: Database, callSid: string): Payment[] {
  const rows = statement(
    db,
    'SELECT * FROM payments WHERE call_sid = ? ORDER BY created_at_ms, id',
  ).all(callSid) as PaymentRow[];
  return rows.map(paymentOf);
}

/** States in which nobody knows yet whether money moved. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'authorized',
  'submitting',
  'unknown',
  'needsReview',
]);

/** Whether a payment of this call, or of one of these bills, has no known outcome. */
export function hasUnknownPayment(
  db: Database,
  callSid: string,
  billIds: readonly string[],
): boolean {
  return unknownPayment(db, callSid, billIds) !== null;
}

/** The payment of this call, or else of one of these bills, that has no known outcome. */
export function unknownPayment(
  db: Database,
  callSid: string,
  billIds: readonly string[],
): Payment | null {
  const ofCall = paymentsOfCall(db, callSid).find(({ state }) => UNKNOWN.has(state));
  if (ofCall) return ofCall;
  return billIds.flatMap((billId) => openPaymentForBill(db, billId) ?? [])[0] ?? null;
}
