import type { CallContext } from '../context.ts';
import { type Instalment, instalmentsOf } from '../rules/payment-plans.ts';

/** The instalments of the length the caller has chosen; none before. */
export function askedInstalments({ paymentPlan }: CallContext): readonly Instalment[] {
  if (!paymentPlan || paymentPlan.count === 0) return [];
  return instalmentsOf(paymentPlan.totalCents, paymentPlan.count, paymentPlan.firstDate);
}
