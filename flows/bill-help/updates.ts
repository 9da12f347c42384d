import type { CallContext, CallMemory } from '../context.ts';

interface Where {
  readonly context: CallContext;
}

type Change = Partial<CallMemory>;

export const billHelpUpdates = {
  toFirstPage: (_: Where): Change => ({ page: 0 }),
  chooseOnlyBill: ({ context }: Where): Change => ({ billId: context.bills[0]?.billId ?? null }),
  /** A call speaks of the web once at most. */
  noteWebMention: (_: Where): Change => ({ webMentioned: true }),
};
