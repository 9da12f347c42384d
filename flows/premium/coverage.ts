import type { CallContext } from '../context.ts';
import { type Coverage, coverageOf } from '../rules/grace.ts';
import type { OpenBill } from '../vocabulary.ts';

/** The outside as far as the grace engine needs it. */
export type Outside = Pick<CallContext, 'today' | 'line'>;

/** What the grace engine says of this bill now; null when the plan gave it nothing to work with. */
export function coverageNow(
  { premium, balanceCents }: OpenBill,
  { today, line }: Outside,
): Coverage | null {
  if (!premium) return null;
  return coverageOf({ premium, balanceCents }, today, line.grace);
}

/**
 * The bill as the call keeps it: the last day to pay is the engine's, and the least that helps is
 * the oldest month. A bill the engine knows nothing about stays as the plan's records have it.
 */
export function withCoverage(bill: OpenBill, outside: Outside): OpenBill {
  const coverage = coverageNow(bill, outside);
  if (!coverage) return bill;
  return {
    ...bill,
    graceEndDate: coverage.status === 'current' ? null : coverage.payByDate,
    minimumDueCents: coverage.monthsOwed[0]?.amountCents ?? 0,
  };
}

/** Whether paying so much now does what the last day to pay asks for. */
export function keepsCoverage(bill: OpenBill, amountCents: number, outside: Outside): boolean {
  const before = coverageNow(bill, outside);
  if (!before || !HANGS_ON_IT.has(before.status) || amountCents >= before.amountCents) return true;
  const left = { ...bill, balanceCents: bill.balanceCents - amountCents };
  return coverageNow(left, outside)?.effect === 'acceptedAsFull';
}

const HANGS_ON_IT: ReadonlySet<Coverage['status']> = new Set([
  'inGrace',
  'graceHeldClaims',
  'binderDue',
]);
