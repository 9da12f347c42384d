import type { LineFacts } from '../line-facts.ts';
import type { OpenBill } from '../vocabulary.ts';

/** Newest due date first; of one day, the larger balance first. */
export function inSpokenOrder(bills: readonly OpenBill[]): readonly OpenBill[] {
  return bills.toSorted(
    (a, b) => b.dueDate.localeCompare(a.dueDate) || b.balanceCents - a.balanceCents,
  );
}

export type Urgency = 'grace' | 'pastDue';

/**
 * What must be said before the list, bills in dispute left out: a premium whose grace period is running (the date after which
 * coverage ends, earliest first), otherwise the bill longest past due.
 */
export function mostUrgent(
  bills: readonly OpenBill[],
  todayDate: string,
): { readonly bill: OpenBill; readonly urgency: Urgency } | null {
  const collected = bills.filter((bill) => !bill.inDispute);
  const inGrace = collected
    .filter((bill) => bill.graceEndDate !== null && bill.graceEndDate >= todayDate)
    .toSorted((a, b) => (a.graceEndDate ?? '').localeCompare(b.graceEndDate ?? ''));
  if (inGrace[0]) return { bill: inGrace[0], urgency: 'grace' };
  const pastDue = collected
    .filter((bill) => bill.dueDate < todayDate)
    .toSorted((a, b) => a.dueDate.localeCompare(b.dueDate));
  return pastDue[0] ? { bill: pastDue[0], urgency: 'pastDue' } : null;
}

/** Whether a bill for care is past due and not in dispute. */
export function hasPastDueCare(bills: readonly OpenBill[], todayDate: string): boolean {
  return bills.some(
    ({ kind, dueDate, inDispute }) => kind === 'medical' && !inDispute && dueDate < todayDate,
  );
}

/** The bills of one page, numbered from 1 as the caller keys them. */
export function billsOnPage(
  bills: readonly OpenBill[],
  page: number,
  limits: LineFacts['limits'],
): readonly OpenBill[] {
  return bills.slice(page * limits.billsPerPage, (page + 1) * limits.billsPerPage);
}

export function pageCount(bills: readonly OpenBill[], limits: LineFacts['limits']): number {
  return Math.max(1, Math.ceil(bills.length / limits.billsPerPage));
}

/** Whether the minimum due is a choice of its own: something, and less than all. */
export function offersMinimum({ minimumDueCents, balanceCents }: OpenBill): boolean {
  return minimumDueCents > 0 && minimumDueCents < balanceCents;
}
