import type { CallContext, CallMemory } from '../context.ts';

interface Where {
  readonly context: CallContext;
}

export const applicationUpdates = {
  /** Unknown number and wrong birth date are one and the same answer. */
  failApplication: ({ context }: Where): Partial<CallMemory> => ({
    billLookupFailures: context.billLookupFailures + 1,
    claimedBillNumber: null,
    notices: [
      {
        key: 'identify.noApplication',
        with: { heardDigits: context.claimedBillNumber ?? '' },
        mustHear: false,
      },
    ],
  }),
};
