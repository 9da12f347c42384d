import type { ExtensionFacts } from '../line-facts.ts';
import type { OpenBill } from '../vocabulary.ts';
import { later, plusDays } from './grace/dates.ts';
import type { Coverage } from './grace.ts';

export type ExtensionRefusal =
  | 'paid'
  | 'alreadyExtended'
  | 'disputed'
  | 'onPlan'
  | 'expired'
  | 'binder'
  | 'collections'
  | 'notOffered'
  | 'graceEndsSooner';

export type ExtensionDecision =
  | { readonly granted: true; readonly dueDate: string }
  | { readonly granted: false; readonly why: ExtensionRefusal };

/**
 * Due soon, or past due: what a caller could want more time for; the days of a payment plan stand.
 * Earliest first.
 */
export function extendableBills(
  bills: readonly OpenBill[],
  todayDate: string,
  facts: ExtensionFacts,
): readonly OpenBill[] {
  const lastDate = plusDays(todayDate, facts.offeredDaysBeforeDue);
  return bills
    .filter((bill) => bill.dueDate <= lastDate && !bill.plan)
    .toSorted((a, b) => a.dueDate.localeCompare(b.dueDate));
}

/** Whether the choice is worth hearing: a bill that is collected, and not by a person. */
export function offersExtension(
  bills: readonly OpenBill[],
  todayDate: string,
  facts: ExtensionFacts,
): boolean {
  return extendableBills(bills, todayDate, facts).some(
    (bill) => !bill.inDispute && !isInCollections(bill, todayDate, facts),
  );
}

/** Long past due: a person decides. */
export function isInCollections(
  { dueDate }: OpenBill,
  todayDate: string,
  { collectionDaysPastDue }: ExtensionFacts,
): boolean {
  return plusDays(dueDate, collectionDaysPastDue) < todayDate;
}

/**
 * Whether a bill's due date moves, and to which day: so many days after the due date, or after today
 * when that is past. Once per bill; never a first payment, and never past the day coverage hangs on.
 */
export function decideExtension(
  asked: {
    readonly bill: OpenBill | null;
    readonly coverage: Coverage | null;
    readonly wasExtended: boolean;
  },
  todayDate: string,
  facts: ExtensionFacts,
): ExtensionDecision {
  const { bill, coverage, wasExtended } = asked;
  if (!bill || bill.balanceCents <= 0) return refused('paid');
  if (wasExtended) return refused('alreadyExtended');
  if (bill.inDispute) return refused('disputed');
  if (bill.plan) return refused('onPlan');
  if (coverage?.status === 'expired') return refused('expired');
  if (coverage?.status === 'binderDue') return refused('binder');
  if (isInCollections(bill, todayDate, facts)) return refused('collections');
  const days = facts.days[bill.kind];
  if (days === null) return refused('notOffered');
  const dueDate = plusDays(later(bill.dueDate, todayDate), days);
  const lastDate = coverage ? coverage.payByDate : bill.graceEndDate;
  if (lastDate !== null && dueDate > lastDate) return refused('graceEndsSooner');
  return { granted: true, dueDate };
}

function refused(why: ExtensionRefusal): ExtensionDecision {
  return { granted: false, why };
}
