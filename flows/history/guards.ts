import type { Where } from '../guards.ts';
import { CONFIRMATION_DIGITS, isConfirmation } from '../rules/confirmations.ts';
import type { FlowEvent } from '../vocabulary.ts';

/** As many digits as a confirmation number has, but one of them is wrong. */
function isMistyped(event: FlowEvent): boolean {
  if (event.type !== 'digits' || !/^\d+$/.test(event.digits)) return false;
  return event.digits.length === CONFIRMATION_DIGITS && !isConfirmation(event.digits);
}

export const historyGuards = {
  hasSeveralPastPages: ({ context }: Where) =>
    context.channel !== 'voice' && context.pastPayments.length > 1,
  isConfirmation: ({ event }: Where) => event.type === 'digits' && isConfirmation(event.digits),
  isMistypedConfirmation: ({ event }: Where) => isMistyped(event),
  isMistypedConfirmationAgain: ({ context, event }: Where) =>
    isMistyped(event) && context.tries + 1 >= context.line.limits.triesPerQuestion,
  isPastPaymentFound: ({ event }: Where) =>
    event.type === 'pastPayment.known' && event.payment !== null,
  lastConfirmation: ({ context }: Where) =>
    context.confirmationFailures + 1 >= context.line.limits.confirmationLookupsPerCall,
};
