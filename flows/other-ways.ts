import { callSetup, mustHear, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { CardLinkWay, HostedCardKnown } from './vocabulary.ts';

/** Card or bank account, and the telephone's keys: where a new card was asked for. */
const howToPay = '#call.selfService.bank';

const linkBy = (way: CardLinkWay) =>
  [{ type: 'startCardLink', params: { way } }, 'sendCardLink'] as const;

const standing = (is: HostedCardKnown['standing']) =>
  ({ type: 'hostedCardIs', params: { standing: is } }) as const;

/** What ends the wait, whoever asked. */
const ended = [
  {
    guard: standing('entered'),
    target: '#call.selfService.pay.confirm',
    actions: 'takeHostedCard',
  },
  {
    guard: standing('expired'),
    target: 'looking',
    actions: ['forgetCardLink', mustHear('otherWays.expired')],
  },
  {
    guard: standing('notSent'),
    target: 'looking',
    actions: ['forgetCardLink', mustHear('otherWays.notSent')],
  },
] as const;

/**
 * No keypad beside the TTY, so no new card by <Pay>: a link to the gateway's own page, which only
 * makes a token, while the caller stays on the line; or what works instead (tty.md C.4).
 */
export const otherWays = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askReceiptWays',
      on: {
        'receiptWays.known': { target: 'choose', actions: 'takeReceiptWays' },
        // Without a link there is still relay.
        'query.failed': 'choose',
      },
    },
    choose: {
      tags: 'hears.keys',
      meta: {
        says: ['otherWays.choose', 'otherWays.chooseMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: pressedWhen('1', 'canTextCardLink', 'textsAreStopped'),
            actions: notice('receipt.stopped'),
          },
          { guard: pressedWhen('1', 'canTextCardLink'), target: 'consent' },
          {
            guard: pressedWhen('2', 'canEmailCardLink'),
            target: 'sent',
            actions: linkBy('email'),
          },
          { guard: pressed('3'), target: 'told' },
          { guard: pressed('9'), target: howToPay },
        ],
      },
    },
    /** Express consent by key to a text at a number that is read back (47 CFR 64.1200(a)(1)). */
    consent: {
      tags: 'hears.keys',
      meta: {
        says: ['otherWays.consent', 'otherWays.consentMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'sent', actions: linkBy('text') },
          { guard: pressed('2'), target: 'choose' },
          { guard: pressed('9'), target: 'choose' },
        ],
      },
    },
    sent: {
      tags: 'hears.keys',
      meta: { says: ['otherWays.sent', 'otherWays.sentMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'asking' },
          { guard: pressed('2'), target: 'looking', actions: 'forgetCardLink' },
          { guard: pressed('9'), target: 'looking', actions: 'forgetCardLink' },
        ],
        silence: { guard: 'isWaitingForCard', target: 'watching' },
      },
    },
    /** The caller says that the card is entered. */
    asking: {
      tags: 'waits.query',
      entry: 'askHostedCard',
      on: {
        'hostedCard.known': [...ended, { target: 'sent', actions: notice('otherWays.notYet') }],
        'query.failed': { target: 'sent', actions: notice('otherWays.notKnown') },
      },
    },
    /** Nobody has said so, but it may have been. */
    watching: {
      tags: 'waits.query',
      entry: 'askHostedCard',
      on: {
        'hostedCard.known': [...ended, { target: 'sent', actions: 'stillWaiting' }],
        'query.failed': { target: 'sent', actions: 'stillWaiting' },
      },
    },
    told: {
      tags: 'hears.keys',
      meta: { says: ['otherWays.told', 'otherWays.menu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'isMember'), target: '#call.selfService.menu' },
          { guard: pressed('1'), target: '#call.selfService.amount.choose' },
          { guard: pressed('2'), target: '#call.over.ending' },
          { guard: pressed('9'), target: 'choose' },
        ],
      },
    },
  },
});
