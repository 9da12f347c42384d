import { type CallContext, type CallMemory, chosenBill } from '../context.ts';
import { coverageNow } from './coverage.ts';

interface Where {
  readonly context: CallContext;
}

export const premiumUpdates = {
  payToKeepCoverage: ({ context }: Where): Partial<CallMemory> => {
    const bill = chosenBill(context);
    const coverage = bill && coverageNow(bill, context);
    return { amountCents: coverage?.amountCents ?? context.amountCents };
  },
};
