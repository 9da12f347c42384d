import type { AutopayDue, AutopayKind } from '../autopay/vocabulary.ts';
import type { OpenBill } from '../vocabulary.ts';
import { later, plusDays } from './grace/dates.ts';

/** The series a bill belongs to: all premiums are one, each payment plan is one; null for neither. */
export function autopayKindOf(bill: OpenBill): AutopayKind | null {
  if (bill.kind === 'premium') return 'premium';
  return bill.plan ? 'plan' : null;
}

/**
 * What of a bill is paid automatically: of a premium all that is owed, of a payment plan the
 * instalment of this month and none of the new charges. Null when nothing is due.
 */
export function autopayDueOf(bill: OpenBill): AutopayDue | null {
  const { billId, dueDate, balanceCents, plan } = bill;
  const instalmentCents = Math.min(balanceCents, plan?.instalmentCents ?? 0);
  const amountCents = bill.kind === 'premium' ? balanceCents : instalmentCents;
  return amountCents > 0 ? { billId, dueDate, amountCents } : null;
}

/** Coverage begins with this bill's payment; the member makes it (domain reference C1, Premera). */
export function isFirstPremium({ kind, premium }: OpenBill): boolean {
  return kind === 'premium' && premium?.firstPaymentPending === true;
}

/**
 * The day a due date is charged on: so many days before it, but never on or before the day the
 * member agreed. Dates are YYYY-MM-DD.
 */
export function autopayChargeDate(
  dueDate: string,
  daysBefore: number,
  authorizedDate: string,
): string {
  return later(plusDays(dueDate, -daysBefore), plusDays(authorizedDate, 1));
}
