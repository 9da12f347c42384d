import { type CallContext, chosenBill } from '../context.ts';
import { mostUrgent } from '../rules/bills.ts';
import type { OpenBill } from '../vocabulary.ts';
import { coverageNow, keepsCoverage } from './coverage.ts';

interface Where {
  readonly context: CallContext;
}

const urgentBill = (context: CallContext): OpenBill | null =>
  mostUrgent(context.bills, context.today)?.bill ?? null;

const isExpired = (bill: OpenBill | null, context: CallContext) =>
  bill !== null && coverageNow(bill, context)?.status === 'expired';

export const premiumGuards = {
  urgentIsPremium: ({ context }: Where) => (urgentBill(context)?.premium ?? null) !== null,
  urgentIsExpired: ({ context }: Where) => isExpired(urgentBill(context), context),
  isExpiredPremium: ({ context }: Where) => isExpired(chosenBill(context), context),
  /** Who pays by bill number hears nothing about anybody's coverage. */
  isTooLittleForCoverage: ({ context }: Where) => {
    const bill = chosenBill(context);
    if (context.proof !== 'member' || bill === null) return false;
    return !keepsCoverage(bill, context.amountCents, context);
  },
};
