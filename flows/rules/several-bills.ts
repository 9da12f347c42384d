import type { Allocation, FreshBill, OpenBill } from '../vocabulary.ts';
import { dueNowCents } from './payment-plans.ts';

/** What is paid of each of several bills: what is due now, or its whole balance. */
export type SeveralAmounts = 'dueNow' | 'balance';

/** Why one of several bills is not paid, or not as it was told. */
export type Meanwhile = 'locked' | 'paid' | 'inDispute' | 'expired' | 'changed';

/**
 * The bills that can be paid together: each with something due now, none in dispute, and no premium
 * whose last day is over, which the line takes no money for.
 */
export function payableTogether(
  bills: readonly OpenBill[],
  isExpired: (bill: OpenBill) => boolean,
): readonly OpenBill[] {
  return bills.filter((bill) => !bill.inDispute && dueNowCents(bill) > 0 && !isExpired(bill));
}

/** What each bill gets, in cents, none of them more than it owes. */
export function allocate(
  bills: readonly OpenBill[],
  amounts: SeveralAmounts,
): readonly Allocation[] {
  return bills.map((bill) => ({
    billId: bill.billId,
    amountCents: amounts === 'dueNow' ? dueNowCents(bill) : bill.balanceCents,
  }));
}

/** In cents. */
export function sumOf(allocations: readonly Allocation[]): number {
  return allocations.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** What has become of a bill since it was told; null when it is as it was. */
export function meanwhile(
  { bill, lockedBy }: FreshBill,
  told: OpenBill | undefined,
  isExpired: (bill: OpenBill) => boolean,
): Meanwhile | null {
  if (lockedBy !== null) return 'locked';
  if (bill === null || bill.balanceCents <= 0) return 'paid';
  if (bill.inDispute) return 'inDispute';
  if (isExpired(bill)) return 'expired';
  const isSame =
    bill.balanceCents === told?.balanceCents && dueNowCents(bill) === dueNowCents(told);
  return isSame ? null : 'changed';
}
