import { type CallContext, chosenBill } from '../context.ts';
import { dueNowCents } from '../rules/payment-plans.ts';
import type { OpenBill } from '../vocabulary.ts';

/**
 * The most this caller may pay on the chosen bill, in cents: the balance. Who has shown only the
 * bill's number pays what is due and is told of nothing beyond, a payment plan included (45 CFR
 * 164.502(b), minimum necessary).
 */
export function payableCents(context: CallContext): number {
  const bill = chosenBill(context);
  if (!bill) return 0;
  return context.proof === 'bill' ? dueNowCents(bill) : bill.balanceCents;
}

/** The chosen bill when it is on a plan and the member is calling. */
export function plannedBill(context: CallContext): OpenBill | null {
  const bill = chosenBill(context);
  return context.proof === 'member' && bill?.plan ? bill : null;
}
