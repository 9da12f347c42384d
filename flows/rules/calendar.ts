import type { CallContext } from '../context.ts';
import type { OpenBill } from '../vocabulary.ts';
import { plusDays } from './grace/dates.ts';
import { dueNowCents } from './payment-plans.ts';

/** One thing on one day. */
export interface CalendarEntry {
  readonly date: string;
  readonly what: 'pastDue' | 'due' | 'graceEnd';
  readonly bill: OpenBill;
}

/**
 * What is due when, first things first: what is past due, then due dates and last days to keep
 * coverage from today through the last of `days` days. A bill in dispute has no day.
 */
export function calendarOf(
  bills: readonly OpenBill[],
  todayDate: string,
  days: number,
): readonly CalendarEntry[] {
  const lastDate = plusDays(todayDate, days);
  const collected = bills.filter((bill) => !bill.inDispute && dueNowCents(bill) > 0);
  const dueDates = collected
    .filter((bill) => !isFirstPayment(bill))
    .map(
      (bill): CalendarEntry => ({
        date: bill.dueDate,
        what: bill.dueDate < todayDate ? 'pastDue' : 'due',
        bill,
      }),
    );
  const graceEnds = collected
    .filter((bill) => bill.graceEndDate !== null && bill.graceEndDate >= todayDate)
    .map(
      (bill): CalendarEntry => ({
        date: bill.graceEndDate ?? bill.dueDate,
        what: 'graceEnd',
        bill,
      }),
    );
  return [...dueDates, ...graceEnds]
    .filter(({ date }) => date <= lastDate)
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Nothing of it is due before its last day (COBRA: 45 days after the election). */
function isFirstPayment({ premium, graceEndDate }: OpenBill): boolean {
  return premium?.firstPaymentPending === true && graceEndDate !== null;
}

/** The calendar of this call, and how many pages of at most so many entries as a list of bills. */
export function calendarNow({ bills, today, line }: CallContext): {
  readonly entries: readonly CalendarEntry[];
  readonly pageCount: number;
} {
  const entries = calendarOf(bills, today, line.calendar.days);
  return { entries, pageCount: Math.max(1, Math.ceil(entries.length / line.limits.billsPerPage)) };
}
