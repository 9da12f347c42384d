import type { Where } from '../guards.ts';
import { isBank, offersBank, offersBankInstead, offersCard } from './tender.ts';

export const bankGuards = {
  offersBoth: ({ context }: Where) => offersBank(context) && offersCard(context),
  offersBank: ({ context }: Where) => offersBank(context),
  offersBankInstead: ({ context }: Where) => offersBankInstead(context),
  /** The carrier was asked for a card, or for a bank account, and must have handed over just that. */
  isCardEntered: ({ event }: Where) => event.type === 'cardEntered' && !isBank(event.card),
  isBankEntered: ({ event }: Where) => event.type === 'cardEntered' && isBank(event.card),
  hasUnusedBank: ({ context }: Where) => isBank(context.card),
  paidByBank: ({ context }: Where) => context.payment?.tender === 'bank',
  isConsentRecorded: ({ context, event }: Where) =>
    event.type === 'spoken' &&
    event.recording.durationSeconds >= context.line.bank.recordingMinimumSeconds,
  isLastRecording: ({ context }: Where) => context.tries + 1 >= context.line.bank.recordingTries,
  canTextNotice: ({ context, event }: Where) =>
    context.callerNumber !== null &&
    event.type === 'receiptWays.known' &&
    event.canText &&
    !event.textsStopped,
};
