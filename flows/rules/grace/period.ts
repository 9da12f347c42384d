import { later, monthStart, plusDays, plusMonths } from './dates.ts';
import type { GraceFacts, GraceLength, GracePeriod, GraceStart, PlanGrace } from './facts.ts';
import type { MonthOwed } from './months-owed.ts';
import type { PremiumFacts } from './premium.ts';

/** The rules of a plan, as the law of the member's state has them. */
export function rulesFor({ planType, state }: PremiumFacts, facts: GraceFacts): PlanGrace {
  const plan = facts.plans[planType];
  const law = facts.states.find((own) => own.state === state && own.planTypes.includes(planType));
  return law ? { ...plan, starts: law.starts, length: law.length } : plan;
}

export interface Run {
  /** Not past due through this day. */
  readonly dueDate: string;
  /** Null as long as nothing has started it: no notice was sent. */
  readonly startDate: string | null;
  /** The last day that counts. */
  readonly endDate: string | null;
}

/** The grace period that runs, or would run, for the oldest month that is owed. */
export function runOf(
  premium: PremiumFacts,
  oldestOwed: MonthOwed,
  rules: PlanGrace,
  facts: GraceFacts,
): Run {
  const billedFirst = premium.months[0] ?? oldestOwed;
  // Where only everything keeps coverage, paying the first month does not start the clock anew.
  const { month } = rules.allMonthsOwed ? billedFirst : oldestOwed;
  const dueDate = month === billedFirst.month ? premium.dueDate : month;
  if (rules.needsPaidMonth && premium.paidThroughDate === null) {
    return { dueDate, startDate: dueDate, endDate: dueDate };
  }
  const startDate = startOf(rules.starts, { month, dueDate, noticeDate: premium.noticeDate });
  const endDate = startDate && moved(endOf(startDate, rules), premium, facts);
  return { dueDate, startDate, endDate };
}

function startOf(
  starts: GraceStart,
  days: { readonly month: string; readonly dueDate: string; readonly noticeDate: string | null },
): string | null {
  switch (starts) {
    case 'unpaidMonth':
      return days.month;
    case 'dueDate':
      return days.dueDate;
    case 'notice':
      return days.noticeDate;
    case 'monthAfterNotice':
      return days.noticeDate && plusMonths(monthStart(days.noticeDate), 1);
  }
}

/** Days and months after a day end on the like day; whole calendar months end with their last. */
function endOf(startDate: string, { starts, length }: GracePeriod): string {
  if (!isMonths(length)) return plusDays(startDate, length.days);
  const end = plusMonths(startDate, length.months);
  const wholeMonths = starts === 'unpaidMonth' || starts === 'monthAfterNotice';
  return wholeMonths ? plusDays(end, -1) : end;
}

function isMonths(length: GraceLength): length is { readonly months: number } {
  return 'months' in length;
}

/** An order in force on the last day moves it; of several the one that helps the member most. */
function moved(
  endDate: string,
  { planType, state }: PremiumFacts,
  { overrides }: GraceFacts,
): string {
  return overrides
    .filter((order) => order.planTypes.includes(planType) && order.states.includes(state))
    .filter((order) => order.from <= endDate && endDate <= order.to)
    .map((order) =>
      'extendDays' in order ? plusDays(endDate, order.extendDays) : order.graceEndDate,
    )
    .reduce(later, endDate);
}
