import type { OpenBill } from '../../../flows/index.ts';
import { lessPaid, onPlan, planOf } from '../../../flows/rules/payment-plans.ts';
import type { Database } from '../../store/open.ts';
import { unpostedPaymentPlan } from '../../store/payment-plans.ts';

/** What charged cents change in the payment plan of a bill: nothing when it is on none. */
export function lessPaidPlan({ plan }: OpenBill, capturedCents: number): Pick<OpenBill, 'plan'> {
  return plan ? { plan: lessPaid(plan, capturedCents) } : {};
}

/**
 * A bill with its payment plan, one that billing has not heard of included: due when the next
 * instalment is. Nothing left to pay is on no plan.
 */
export function withPlan(db: Database, owed: OpenBill): OpenBill {
  const agreed = unpostedPaymentPlan(db, owed.billId);
  if (!agreed) return owed.plan ? onPlan(owed, owed.plan) : owed;
  return onPlan(owed, planOf(agreed.instalments, owed.balanceCents));
}
