import { and } from 'xstate';
import { anotherBill } from './account.ts';
import { callSetup, mustHear, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { backWith } from './queue/states.ts';
import { askGateway } from './service.ts';
import { phoneKeys } from './tty/phone-keys.ts';
import type { CardEntryFailure, PaymentOutcome } from './vocabulary.ts';

const chooseAmount = '#call.selfService.amount.choose';
/** What several bills have of their own: the choice of the amount, and the last look. */
const several = {
  total: '#call.selfService.severalBills.total',
  lookingAgain: '#call.selfService.severalBills.lookingAgain',
} as const;
const person = '#call.person.deciding';

const failed = (why: CardEntryFailure) => ({ type: 'cardFailed', params: { why } }) as const;
const heard = (outcome: PaymentOutcome) => ({ type: 'hearOutcome', params: { outcome } }) as const;

const ending = (outcome: PaymentOutcome, state: string) =>
  ({
    guard: { type: 'outcomeIs', params: { outcome } },
    target: `#call.selfService.pay.${state}`,
    actions: heard(outcome),
  }) as const;

const outOfPatience = {
  guard: 'outOfRounds',
  target: '#call.selfService.pay.unknown',
  actions: heard('unknown'),
} as const;

const backToAmount = [
  { guard: pressedWhen('9', 'paysSeveral'), target: several.total },
  { guard: pressed('9'), target: chooseAmount },
] as const;

const tryAgain = [
  { guard: pressedWhen('1', 'outOfCards'), target: person, actions: mustHear('pay.outOfCards') },
  { guard: pressed('1'), target: 'askingGateway' },
  {
    guard: pressedWhen('3', 'offersBankInstead'),
    target: '#call.selfService.bank.askingGateway',
  },
  { guard: pressedWhen('2', 'paysSeveral'), target: several.total },
  { guard: pressed('2'), target: chooseAmount },
  ...backToAmount,
] as const;

/** Look again, take the card, ask, charge, and say only what is true. */
export const pay = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askFreshBill',
      on: {
        'bill.fresh': [
          { guard: 'cannotPayAnymore', target: person, actions: mustHear('pay.outOfCards') },
          { guard: 'isLocked', target: 'locked', actions: 'takeFreshBill' },
          { guard: 'isFreshInDispute', target: 'inDispute', actions: 'takeFreshBill' },
          { guard: 'nothingLeftToPay', target: 'alreadyPaid', actions: 'takeFreshBill' },
          {
            guard: 'billChanged',
            target: chooseAmount,
            actions: ['takeFreshBill', mustHear('pay.billChanged')],
          },
          { target: '#call.selfService.bank', actions: 'takeFreshBill' },
        ],
      },
    },
    askingGateway: askGateway('method'),
    method: {
      always: [
        { guard: 'hasSavedMethods', target: '#call.selfService.savedMethod' },
        { target: 'phoneKeys' },
      ],
    },
    phoneKeys: phoneKeys('#call.selfService.pay.card', {
      without: '#call.selfService.otherWays',
      back: backToAmount,
    }),
    card: {
      tags: 'hears.card',
      meta: { says: ['pay.beforeCard'], discloses: 'bill' },
      entry: ['newQuestion', 'countCardEntry'],
      on: {
        cardEntered: { guard: 'isCardEntered', target: 'confirm', actions: 'takeCard' },
        cardNotEntered: [
          { guard: failed('star'), target: 'stopped', actions: mustHear('pay.cardStopped') },
          { guard: failed('hungUp'), target: '#call.over.hungUp' },
          { guard: 'outOfCards', target: person, actions: mustHear('pay.outOfCards') },
          {
            guard: failed('cardRejected'),
            target: 'stopped',
            actions: mustHear('pay.cardRefused'),
          },
          {
            guard: failed('tooManyAttempts'),
            target: 'stopped',
            actions: mustHear('pay.cardUnread'),
          },
          {
            guard: failed('unavailable'),
            target: person,
            actions: mustHear('pay.cardsUnavailable'),
          },
          {
            guard: failed('misconfigured'),
            target: person,
            actions: mustHear('pay.cardsUnavailable'),
          },
          { target: 'stopped', actions: mustHear('pay.cardUnread') },
        ],
        waited: { target: 'stopped', actions: mustHear('pay.cardUnread') },
      },
    },
    stopped: {
      tags: 'hears.keys',
      meta: { says: ['pay.stoppedMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: tryAgain,
      },
    },
    confirm: {
      tags: 'hears.keys',
      meta: { says: ['pay.confirm', 'pay.confirmMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'paysSeveral'), target: several.lookingAgain },
          { guard: pressed('1'), target: 'lookingAgain' },
          {
            guard: pressedWhen('2', 'paysSeveral'),
            target: several.total,
            actions: ['dropCard', 'forgetCard'],
          },
          {
            guard: pressedWhen('9', 'paysSeveral'),
            target: several.total,
            actions: ['dropCard', 'forgetCard'],
          },
          { guard: pressed('2'), target: chooseAmount, actions: ['dropCard', 'forgetCard'] },
          {
            guard: pressedWhen('3', 'outOfCards'),
            target: person,
            actions: ['dropCard', 'forgetCard', mustHear('pay.outOfCards')],
          },
          { guard: pressed('3'), target: 'askingGateway', actions: ['dropCard', 'forgetCard'] },
          { guard: pressedWhen('4', 'offersLater'), target: '#call.selfService.scheduled' },
          { guard: pressed('9'), target: chooseAmount, actions: ['dropCard', 'forgetCard'] },
        ],
      },
    },
    /** The bill may have changed while the card was keyed: the amount agreed to must still fit. */
    lookingAgain: {
      tags: 'waits.query',
      entry: 'askFreshBill',
      on: {
        'bill.fresh': [
          {
            guard: 'isLocked',
            target: 'locked',
            actions: ['dropCard', 'forgetCard', 'takeFreshBill'],
          },
          {
            guard: 'isFreshInDispute',
            target: 'inDispute',
            actions: ['dropCard', 'forgetCard', 'takeFreshBill'],
          },
          {
            guard: 'nothingLeftToPay',
            target: 'alreadyPaid',
            actions: ['dropCard', 'forgetCard', 'takeFreshBill'],
          },
          {
            guard: 'billChanged',
            target: chooseAmount,
            actions: ['dropCard', 'forgetCard', 'takeFreshBill', mustHear('pay.billChanged')],
          },
          { target: 'submitting', actions: ['authorize', 'charge', 'forgetCard'] },
        ],
      },
    },
    submitting: {
      initial: 'waiting',
      states: {
        waiting: {
          tags: 'waits.command',
          meta: { says: ['pay.oneMoment'], discloses: 'bill' },
          on: { waited: { target: 'asking', actions: 'countRound' } },
        },
        asking: {
          tags: 'waits.query',
          entry: 'askPayment',
          on: {
            'payment.known': [
              ending('captured', 'paid'),
              ending('declined', 'declined'),
              ending('notCharged', 'notCharged'),
              outOfPatience,
              { target: 'waiting' },
            ],
            'query.failed': [outOfPatience, { target: 'waiting' }],
          },
        },
      },
    },
    paid: {
      tags: 'hears.keys',
      meta: { announces: ['pay.paid'], says: ['pay.paidMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      always: backWith('pay.paid'),
      on: {
        key: [
          { guard: pressedWhen('3', 'offersReceipt'), target: '#call.selfService.receipt' },
          {
            guard: pressedWhen('4', 'offersKeeping'),
            target: '#call.selfService.savedMethod.keep',
          },
          { guard: pressed('2'), target: '#call.over.ending' },
          ...anotherBill,
        ],
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
    declined: {
      tags: 'hears.keys',
      meta: {
        announces: ['pay.declined'],
        says: ['pay.tryAgainMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      always: [
        {
          guard: and(['outOfDeclines', 'paidByBank']),
          target: person,
          actions: mustHear('bank.outOfDeclines'),
        },
        { guard: 'outOfDeclines', target: person, actions: mustHear('pay.outOfDeclines') },
      ],
      on: { key: tryAgain },
    },
    notCharged: {
      tags: 'hears.keys',
      meta: {
        announces: ['pay.notCharged'],
        says: ['pay.tryAgainMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      on: { key: tryAgain },
    },
    unknown: {
      tags: 'hears.keys',
      meta: {
        announces: ['pay.unknown'],
        says: ['pay.unknownMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      always: backWith('pay.unknown'),
      on: {
        key: [
          { guard: pressed('*'), target: 'lookingForOutcome' },
          { guard: pressed('2'), target: '#call.over.ending' },
          ...anotherBill,
        ],
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
    /** The answer may have come while the caller listened. */
    lookingForOutcome: {
      tags: 'waits.query',
      entry: 'askPayment',
      on: {
        'payment.known': [
          ending('captured', 'paid'),
          ending('declined', 'declined'),
          ending('notCharged', 'notCharged'),
          { target: 'unknown' },
        ],
        'query.failed': { target: 'unknown' },
      },
    },
    locked: {
      tags: 'hears.keys',
      meta: {
        announces: ['pay.locked'],
        says: ['pay.otherBillMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      always: backWith('pay.locked'),
      on: { key: [{ guard: pressed('2'), target: '#call.over.ending' }, ...anotherBill] },
    },
    inDispute: {
      tags: 'hears.keys',
      meta: {
        announces: ['billHelp.notCollected'],
        says: ['pay.otherBillMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      always: backWith('billHelp.notCollected'),
      on: { key: [{ guard: pressed('2'), target: '#call.over.ending' }, ...anotherBill] },
    },
    alreadyPaid: {
      tags: 'hears.keys',
      meta: {
        announces: ['pay.alreadyPaid'],
        says: ['pay.otherBillMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      always: backWith('pay.alreadyPaid'),
      on: { key: [{ guard: pressed('2'), target: '#call.over.ending' }, ...anotherBill] },
    },
  },
});
