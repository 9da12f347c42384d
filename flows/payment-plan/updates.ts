import { type CallContext, type CallMemory, chosenBill } from '../context.ts';
import { keysOf } from '../guards.ts';
import {
  dueNowCents,
  firstInstalmentDate,
  onPlan,
  planLengths,
  planOf,
  whyNoPlan,
} from '../rules/payment-plans.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { askedInstalments } from './schedule.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

export const paymentPlanUpdates = {
  payDueNow: ({ context }: Where): Change => {
    const bill = chosenBill(context);
    return { amountCents: bill ? dueNowCents(bill) : 0 };
  },
  judgePaymentPlan: ({ context, event }: Where): Change => {
    if (event.type !== 'bill.fresh') return {};
    const { bill } = event;
    const facts = context.line.paymentPlan;
    return {
      paymentPlan: {
        billId: context.billId ?? '',
        why: whyNoPlan(event, facts),
        totalCents: bill?.balanceCents ?? 0,
        count: 0,
        firstDate: bill ? firstInstalmentDate(bill, context.today, facts) : context.today,
        reference: null,
      },
    };
  },
  choosePlanLength: ({ context, event }: Where): Change => {
    const { paymentPlan, line } = context;
    if (!paymentPlan) return {};
    const counts = planLengths(paymentPlan.totalCents, line.paymentPlan);
    return { paymentPlan: { ...paymentPlan, count: counts[Number(keysOf(event)) - 1] ?? 0 } };
  },
  /** From here on the call speaks of the instalment that is due. */
  agreeToPaymentPlan: ({ context }: Where): Change => {
    const { paymentPlan, bills } = context;
    if (!paymentPlan) return {};
    const plan = planOf(askedInstalments(context), paymentPlan.totalCents);
    return {
      paymentPlan: { ...paymentPlan, reference: context.fresh.confirmation() },
      bills: bills.map((bill) => (bill.billId === paymentPlan.billId ? onPlan(bill, plan) : bill)),
    };
  },
  leaveBill: (_: Where): Change => ({ billId: null }),
  payFirstInstalment: ({ context }: Where): Change => ({
    billId: context.paymentPlan?.billId ?? null,
    amountCents: askedInstalments(context)[0]?.amountCents ?? 0,
  }),
};
