import { type CallContext, chosenBill } from '../context.ts';
import { keysOf } from '../guards.ts';
import { dueNowCents, offersPlan, planLengths, whyNoPlan } from '../rules/payment-plans.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { plannedBill } from './due.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

const ofPlanned = (context: CallContext) => {
  const bill = plannedBill(context);
  return { dueCents: bill ? dueNowCents(bill) : 0, balanceCents: bill?.balanceCents ?? 0 };
};

const lengths = ({ paymentPlan, line }: CallContext) =>
  planLengths(paymentPlan?.totalCents ?? 0, line.paymentPlan);

export const paymentPlanGuards = {
  isOnPlan: ({ context }: Where) => plannedBill(context) !== null,
  owesInstalment: ({ context }: Where) => ofPlanned(context).dueCents > 0,
  owesMoreThanInstalment: ({ context }: Where) => {
    const { dueCents, balanceCents } = ofPlanned(context);
    return balanceCents > dueCents;
  },
  offersPlan: ({ context }: Where) => canSplitChosen(context),
  isPaymentPlanRefused: ({ context }: Where) => context.paymentPlan?.why !== null,
  isOfferedLength: ({ context, event }: Where) =>
    lengths(context)[Number(keysOf(event)) - 1] !== undefined,
  /** The bill is as it was when the caller heard the schedule. */
  paymentPlanStands: ({ context, event }: Where) =>
    event.type === 'bill.fresh' &&
    whyNoPlan(event, context.line.paymentPlan) === null &&
    event.bill?.balanceCents === context.paymentPlan?.totalCents &&
    lengths(context).includes(context.paymentPlan?.count ?? 0),
  isFreshUnfitForPlan: ({ context, event }: Where) =>
    event.type === 'bill.fresh' && whyNoPlan(event, context.line.paymentPlan) !== null,
  canPayWithoutPlan: ({ context }: Where) => canPayWithoutPlan(context),
};

/** Only a member agrees to a plan, never who pays a bill by its number. */
export function canSplitChosen(context: CallContext): boolean {
  const bill = chosenBill(context);
  return context.proof === 'member' && bill !== null && offersPlan(bill, context.line.paymentPlan);
}

/** What is refused can still be paid, unless nothing is to be collected now. */
export function canPayWithoutPlan({ paymentPlan }: CallContext): boolean {
  return ['premium', 'onPlan', 'tooSmall'].includes(paymentPlan?.why ?? 'paid');
}
