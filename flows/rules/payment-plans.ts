import type { PaymentPlanFacts } from '../line-facts.ts';
import type { BillPlan, OpenBill } from '../vocabulary.ts';
import { later, plusDays, plusMonths } from './grace/dates.ts';

/** One monthly payment of a plan; `dueDate` is YYYY-MM-DD. */
export interface Instalment {
  readonly dueDate: string;
  readonly amountCents: number;
}

export type PaymentPlanRefusal =
  | 'paid'
  | 'inPayment'
  | 'disputed'
  | 'premium'
  | 'onPlan'
  | 'tooSmall';

/**
 * What is due of a bill now: all of it, or on a payment plan the next instalment and whatever has
 * been charged outside the plan (domain reference B, Simplee). In cents, never over the balance.
 */
export function dueNowCents({ balanceCents, plan }: OpenBill): number {
  return plan ? Math.min(balanceCents, plan.instalmentCents + plan.newChargesCents) : balanceCents;
}

/** Whether so much pays what the plan asks for now, neither more nor less. */
export function paysInstalment(bill: OpenBill, amountCents: number): boolean {
  return (bill.plan?.instalmentCents ?? 0) > 0 && amountCents === dueNowCents(bill);
}

/** The numbers of instalments a balance may be split into, fewest first; none when it is too small. */
export function planLengths(balanceCents: number, facts: PaymentPlanFacts): readonly number[] {
  const band = facts.bands.findLast(({ fromCents }) => fromCents <= balanceCents);
  const isEnough = (count: number) => balanceCents / count >= facts.instalmentMinimumCents;
  return band?.counts.filter(isEnough) ?? [];
}

/** Why a bill cannot be put on a payment plan; null when it can. */
export function whyNoPlan(
  { bill, lockedBy }: { readonly bill: OpenBill | null; readonly lockedBy: string | null },
  facts: PaymentPlanFacts,
): PaymentPlanRefusal | null {
  if (!bill || bill.balanceCents <= 0) return 'paid';
  if (bill.inDispute) return 'disputed';
  if (bill.kind === 'premium') return 'premium';
  if (bill.plan) return 'onPlan';
  // Nobody can yet say what is left to be split.
  if (lockedBy !== null) return 'inPayment';
  return planLengths(bill.balanceCents, facts).length === 0 ? 'tooSmall' : null;
}

/** Whether the choice is worth hearing. */
export function offersPlan(bill: OpenBill, facts: PaymentPlanFacts): boolean {
  return whyNoPlan({ bill, lockedBy: null }, facts) === null;
}

/** On the bill's due date, but so many days from today at least. */
export function firstInstalmentDate(
  { dueDate }: OpenBill,
  todayDate: string,
  { firstDueDays }: PaymentPlanFacts,
): string {
  return later(dueDate, plusDays(todayDate, firstDueDays));
}

/**
 * Equal monthly instalments without interest that sum to the total; the last one takes the
 * remainder. Each is due on the first one's day of the month, or on the last day of a shorter month.
 */
export function instalmentsOf(
  totalCents: number,
  count: number,
  firstDate: string,
): readonly Instalment[] {
  const eachCents = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, index) => ({
    dueDate: plusMonths(firstDate, index),
    amountCents: index < count - 1 ? eachCents : totalCents - eachCents * (count - 1),
  }));
}

/**
 * How a schedule stands when so much is owed on its bill: what the balance lacks has been paid off
 * the earliest instalments, what it has over is new charges. Null when all instalments are paid.
 */
export function planOf(schedule: readonly Instalment[], balanceCents: number): BillPlan | null {
  const paidCents = sumOf(schedule) - balanceCents;
  let leftCents = Math.max(0, paidCents);
  const open = schedule.flatMap(({ dueDate, amountCents }) => {
    const takenCents = Math.min(leftCents, amountCents);
    leftCents -= takenCents;
    return takenCents < amountCents ? [{ dueDate, amountCents: amountCents - takenCents }] : [];
  });
  const [next] = open;
  if (!next) return null;
  return {
    instalmentCents: next.amountCents,
    nextDueDate: next.dueDate,
    remainingCount: open.length,
    newChargesCents: Math.max(0, -paidCents),
  };
}

/** In cents. */
export function sumOf(schedule: readonly Instalment[]): number {
  return schedule.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/**
 * The plan's own word less what it has not heard of: off the instalment, then off the new charges.
 * An instalment that is paid leaves 0 until the plan names the next one, due a month later.
 */
export function lessPaid(plan: BillPlan, paidCents: number): BillPlan {
  const instalmentCents = Math.max(0, plan.instalmentCents - paidCents);
  const restCents = Math.max(0, paidCents - plan.instalmentCents);
  const isPaid = instalmentCents === 0 && plan.instalmentCents > 0;
  return {
    instalmentCents,
    nextDueDate: isPaid ? plusMonths(plan.nextDueDate, 1) : plan.nextDueDate,
    remainingCount: plan.remainingCount - (isPaid ? 1 : 0),
    newChargesCents: Math.max(0, plan.newChargesCents - restCents),
  };
}

/** A bill on its plan: due when the next instalment is, and no less than what is due now. */
export function onPlan(bill: OpenBill, plan: BillPlan | null): OpenBill {
  if (!plan) return { ...bill, plan };
  const planned = { ...bill, plan, dueDate: plan.nextDueDate };
  return { ...planned, minimumDueCents: dueNowCents(planned) };
}
