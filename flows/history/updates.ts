import type { CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import { nextItem } from '../relay/one-at-a-time.ts';
import type { Notice } from '../vocabulary.ts';

type Change = Partial<CallMemory>;

const passing = (key: string, keyed: string): Notice => ({
  key,
  with: { heardDigits: keyed },
  mustHear: false,
});

export const historyUpdates = {
  takePastPayments: ({ event }: Where): Change =>
    event.type === 'pastPayments.known' ? { pastPayments: event.payments, page: 0 } : {},
  nextPastPayment: ({ context }: Where): Change => ({
    page: nextItem(context, context.pastPayments),
    tries: 0,
  }),
  /** Asked again after a failed look-up, the question goes on with its next wording. */
  nextConfirmation: ({ context }: Where): Change => ({ tries: context.confirmationFailures }),
  refuseMistypedConfirmation: ({ context, event }: Where): Change => ({
    tries: context.tries + 1,
    notices: [passing('history.mistyped', event.type === 'digits' ? event.digits : '')],
  }),
  takePastPayment: ({ event }: Where): Change =>
    event.type === 'pastPayment.known' ? { pastPayment: event.payment } : {},
  failConfirmation: ({ context, event }: Where): Change => ({
    confirmationFailures: context.confirmationFailures + 1,
    notices: [
      passing('history.notFound', event.type === 'pastPayment.known' ? event.confirmation : ''),
    ],
  }),
};
