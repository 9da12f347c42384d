import { monthEnd, monthsBetween, plusDays } from './grace/dates.ts';
import type { GraceFacts, PlanGrace } from './grace/facts.ts';
import { type MonthOwed, stillOwed, totalCents } from './grace/months-owed.ts';
import { type Run, rulesFor, runOf } from './grace/period.ts';
import type { PremiumFacts } from './grace/premium.ts';

export type CoverageStatus =
  | 'current'
  | 'inGrace'
  | 'graceHeldClaims'
  | 'binderDue'
  | 'expired'
  | 'shortfall';

/** What the payment does, or what not paying did. */
export type CoverageEffect =
  | 'goesOn'
  | 'keepsCoverage'
  | 'releasesClaims'
  | 'beginsCoverage'
  | 'acceptedAsFull'
  | 'tooLate';

/** What is due now to keep coverage. */
export interface Coverage {
  readonly status: CoverageStatus;
  readonly effect: CoverageEffect;
  /** The last day that counts; null when no day is set: nothing hangs on it, or no notice yet. */
  readonly payByDate: string | null;
  /** What must be paid by then. */
  readonly amountCents: number;
  /** Anything less keeps nothing. */
  readonly allMonthsOwed: boolean;
  /** Oldest first. */
  readonly monthsOwed: readonly MonthOwed[];
  /** Unpaid, coverage ends back on this day; null when there was none to lose. */
  readonly coverageEndDate: string | null;
}

/** A premium bill as the engine sees it. */
export interface OwedPremium {
  readonly premium: PremiumFacts;
  readonly balanceCents: number;
}

/**
 * The grace engine (domain C3): pure. `today` is YYYY-MM-DD where the member's region is: a
 * last day to pay ends at midnight there.
 * Amounts are integer cents. A payment made by phone counts on the day it is made.
 */
export function coverageOf(
  { premium, balanceCents }: OwedPremium,
  today: string,
  facts: GraceFacts,
): Coverage {
  const rules = rulesFor(premium, facts);
  const monthsOwed = stillOwed(premium.months, balanceCents);
  const { allMonthsOwed } = rules;
  const coverageEndDate = endsBackOn(premium, rules);
  const common = { allMonthsOwed, monthsOwed, coverageEndDate };
  const [oldest] = monthsOwed;
  if (!oldest) return { ...common, ...goesOn(null, 0) };
  if (premium.firstPaymentPending && rules.binder) {
    const from = rules.binder.from === 'election' ? premium.electionDate : premium.dueDate;
    const payByDate = plusDays(from ?? premium.dueDate, rules.binder.days);
    return { ...common, ...binder(payByDate, balanceCents, today), coverageEndDate: null };
  }
  if (isNearlyPaid(premium.months, balanceCents, rules)) {
    return { ...common, ...goesOn(null, balanceCents), effect: 'acceptedAsFull' };
  }
  const shortCents = shortfallOf(premium.months, oldest, rules);
  const next = shortCents === null ? oldest : monthsOwed[1];
  if (!next) return { ...common, ...shortfall(premium, shortCents ?? 0, rules, today) };
  // A small amount that is not accepted as full is owed beside the next month.
  const besideCents = rules.shortfall?.acceptedAsFull ? 0 : (shortCents ?? 0);
  const amountCents = allMonthsOwed ? balanceCents : next.amountCents + besideCents;
  return { ...common, ...standing(runOf(premium, next, rules, facts), rules, amountCents, today) };
}

type Standing = Pick<Coverage, 'status' | 'effect' | 'payByDate' | 'amountCents'>;

function standing(run: Run, rules: PlanGrace, amountCents: number, today: string): Standing {
  const { dueDate, startDate, endDate } = run;
  if (today <= dueDate) return goesOn(endDate, amountCents);
  if (startDate === null || endDate === null) return goesOn(null, amountCents);
  if (today > endDate) return tooLate(endDate, amountCents);
  const graceMonth = monthsBetween(startDate, today) + 1;
  const held = rules.claimsHeldFromMonth !== null && graceMonth >= rules.claimsHeldFromMonth;
  return held
    ? { status: 'graceHeldClaims', effect: 'releasesClaims', payByDate: endDate, amountCents }
    : { status: 'inGrace', effect: 'keepsCoverage', payByDate: endDate, amountCents };
}

function binder(payByDate: string, amountCents: number, today: string): Standing {
  if (today > payByDate) return tooLate(payByDate, amountCents);
  return { status: 'binderDue', effect: 'beginsCoverage', payByDate, amountCents };
}

function shortfall(
  { noticeDate }: PremiumFacts,
  amountCents: number,
  { shortfall: rule }: PlanGrace,
  today: string,
): Standing {
  if (!rule || rule.acceptedAsFull) {
    return { status: 'shortfall', effect: 'acceptedAsFull', payByDate: null, amountCents };
  }
  const payByDate = noticeDate && plusDays(noticeDate, rule.noticeDays);
  if (payByDate !== null && today > payByDate) return tooLate(payByDate, amountCents);
  return { status: 'shortfall', effect: 'keepsCoverage', payByDate, amountCents };
}

function goesOn(payByDate: string | null, amountCents: number): Standing {
  return { status: 'current', effect: 'goesOn', payByDate, amountCents };
}

function tooLate(payByDate: string, amountCents: number): Standing {
  return { status: 'expired', effect: 'tooLate', payByDate, amountCents };
}

/** Three months of grace end back at the end of the first; any other, with the last day paid for. */
function endsBackOn(premium: PremiumFacts, rules: PlanGrace): string | null {
  const [first] = premium.months;
  return rules.claimsHeldFromMonth !== null && first
    ? monthEnd(first.month)
    : premium.paidThroughDate;
}

/** The premium payment threshold (45 CFR 155.400(g)). */
function isNearlyPaid(
  billed: readonly MonthOwed[],
  balanceCents: number,
  { fullFromPercent }: PlanGrace,
): boolean {
  const billedCents = totalCents(billed);
  const paidCents = billedCents - balanceCents;
  return fullFromPercent !== null && paidCents * 100 >= billedCents * fullFromPercent;
}

/** What is missing of a month of which nearly all was paid; null when more is. */
function shortfallOf(
  billed: readonly MonthOwed[],
  oldest: MonthOwed,
  { shortfall: rule }: PlanGrace,
): number | null {
  const full = billed.find(({ month }) => month === oldest.month)?.amountCents ?? 0;
  if (!rule || oldest.amountCents >= full) return null;
  const { maxCents, maxPercent } = rule;
  const small = oldest.amountCents <= maxCents && oldest.amountCents * 100 <= full * maxPercent;
  return small ? oldest.amountCents : null;
}
