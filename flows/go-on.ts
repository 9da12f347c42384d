import { and } from 'xstate';

/** For state configs: where the key leads that goes on by oneself. */
export const GOING_ON = '#call.person.goingOn';

/**
 * Back to where the caller was; an unproven caller starts over, one out of cards hears the bills.
 * Decided at once: nothing is said here.
 */
export const goingOn = {
  always: [
    { guard: 'isLanguageUnasked', target: '#call.selfService.language.asking' },
    {
      guard: and(['isUnproven', 'identificationClosed', 'billLookupsClosed']),
      target: '#call.over.goodbye',
    },
    {
      guard: and(['isUnproven', 'identificationClosed']),
      target: '#call.selfService.identify.billNumber',
    },
    { guard: 'isUnproven', target: '#call.selfService.identify.memberId' },
    {
      guard: and(['cannotPayAnymore', 'isMember']),
      target: '#call.selfService.account.refreshing',
    },
    { guard: 'cannotPayAnymore', target: '#call.over.goodbye' },
    // Going on is not agreeing to pay: who has keyed a card is asked again.
    // A debit is agreed to by voice: its terms are heard again.
    { guard: 'hasUnusedBank', target: '#call.selfService.bank.terms' },
    { guard: 'hasUnusedCard', target: '#call.selfService.pay.confirm' },
    { target: '#call.selfService.whereTheyWere' },
  ],
} as const;
