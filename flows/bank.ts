import { anotherBill } from './account.ts';
import { lookAgain, lookAgainAtSeveral } from './bank/look-again.ts';
import { callSetup, mustHear, pressedUnless, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { backWith } from './queue/states.ts';
import { askGateway } from './service.ts';
import { phoneKeys } from './tty/phone-keys.ts';
import type { BankAccountType, CardEntryFailure } from './vocabulary.ts';

const cards = '#call.selfService.pay.askingGateway';
const chooseAmount = '#call.selfService.amount.choose';
const total = '#call.selfService.severalBills.total';
const forget = ['dropCard', 'forgetCard'] as const;

const failed = (why: CardEntryFailure, target: string, key: string) =>
  ({
    guard: { type: 'cardFailed', params: { why } },
    target,
    actions: mustHear(key),
  }) as const;

const type = (key: string, accountType: BankAccountType) =>
  ({
    guard: pressed(key),
    target: 'phoneKeys',
    actions: { type: 'chooseAccountType', params: { accountType } },
  }) as const;

const toAmount = (key: string) =>
  [
    { guard: pressedWhen(key, 'paysSeveral'), target: total },
    { guard: pressed(key), target: chooseAmount },
  ] as const;

const recorded = ['authorize', 'charge', 'keepRecorded', 'forgetCard'] as const;
const noticed = [
  'authorize',
  'chargeAfterNotice',
  'keepNoticed',
  'forgetCard',
  { type: 'hearOutcome', params: { outcome: 'working' } },
] as const;

/** Nothing usable was said: asked again, then the way without a recording. */
const notRecorded = [
  { guard: 'isLastRecording', target: 'askingNotice', actions: mustHear('bank.recordingGivenUp') },
  { actions: 'missRecording' },
] as const;

/**
 * Card or bank account, both offered alike (45 CFR 156.1240(a)(2)); then a debit by telephone as
 * Nacha's TEL rules want it: the account keyed at the carrier, every term spoken, the caller's consent
 * spoken and recorded, or a written notice before settlement. A key alone is no consent.
 */
export const bank = callSetup.createStateConfig({
  initial: 'choosingTender',
  states: {
    choosingTender: {
      always: [
        { guard: 'offersBoth', target: 'tender' },
        { guard: 'offersBank', target: 'askingGateway' },
        { target: cards },
      ],
    },
    tender: {
      tags: 'hears.keys',
      meta: { says: ['bank.tender'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: cards },
          { guard: pressed('2'), target: 'askingGateway' },
          ...toAmount('9'),
        ],
      },
    },
    askingGateway: askGateway('accountType'),
    accountType: {
      tags: 'hears.keys',
      meta: { says: ['bank.accountType'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          type('1', 'checking'),
          type('2', 'savings'),
          { guard: pressedWhen('9', 'offersBoth'), target: 'tender' },
          ...toAmount('9'),
        ],
      },
    },
    phoneKeys: phoneKeys('#call.selfService.bank.entering', {
      without: '#call.selfService.otherWays',
      back: [{ guard: pressed('9'), target: '#call.selfService.bank.accountType' }],
    }),
    entering: {
      tags: 'hears.bank',
      meta: { says: ['bank.beforeEntry'], discloses: 'bill' },
      entry: ['newQuestion', 'countBankEntry'],
      on: {
        cardEntered: { guard: 'isBankEntered', target: 'terms', actions: 'takeCard' },
        cardNotEntered: [
          failed('star', 'stopped', 'bank.entryStopped'),
          { guard: { type: 'cardFailed', params: { why: 'hungUp' } }, target: '#call.over.hungUp' },
          failed('cardRejected', 'stopped', 'bank.refused'),
          failed('unavailable', 'stopped', 'bank.unavailable'),
          failed('misconfigured', 'stopped', 'bank.unavailable'),
          { target: 'stopped', actions: mustHear('bank.unread') },
        ],
        waited: { target: 'stopped', actions: mustHear('bank.unread') },
      },
    },
    stopped: {
      tags: 'hears.keys',
      meta: { says: ['bank.stoppedMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'offersBank'), target: 'askingGateway' },
          { guard: pressed('2'), target: cards },
          ...toAmount('3'),
          ...toAmount('9'),
        ],
      },
    },
    terms: {
      tags: 'hears.keys',
      meta: {
        announces: ['bank.account', 'bank.terms', 'bank.termsQuestions'],
        says: ['bank.termsMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      on: {
        key: [
          // Nobody's voice can be recorded in Baudot.
          { guard: pressedWhen('1', 'isByTty'), target: 'askingNotice' },
          { guard: pressed('1'), target: 'recording' },
          { guard: pressed('2'), target: 'askingNotice' },
          { guard: pressed('3'), target: 'stopped', actions: forget },
          { guard: pressed('9'), target: 'accountType', actions: forget },
        ],
      },
    },
    recording: {
      tags: 'hears.speech',
      meta: { says: ['bank.sayConsent'], discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        spoken: [
          { guard: 'isConsentRecorded', target: 'agreed', actions: 'takeConsent' },
          ...notRecorded,
        ],
        waited: notRecorded,
        key: [
          { guard: pressed('2'), target: 'askingNotice' },
          { guard: pressed('9'), target: 'terms' },
        ],
      },
    },
    agreed: {
      always: [
        { guard: 'paysSeveral', target: 'lookingAgainAtSeveral' },
        { target: 'lookingAgain' },
      ],
    },
    lookingAgain: lookAgain('#call.selfService.pay.submitting', recorded),
    lookingAgainAtSeveral: lookAgainAtSeveral('#call.selfService.pay.submitting', recorded),
    askingNotice: {
      tags: 'waits.query',
      entry: 'askReceiptWays',
      on: {
        'receiptWays.known': [
          { guard: 'canTextNotice', target: 'notice', actions: 'takeReceiptWays' },
          {
            target: 'stopped',
            actions: [...forget, 'takeReceiptWays', mustHear('bank.noNotice')],
          },
        ],
        'query.failed': { target: 'stopped', actions: [...forget, mustHear('bank.noNotice')] },
      },
    },
    notice: {
      tags: 'hears.keys',
      meta: { says: ['bank.notice', 'bank.noticeMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'paysSeveral'), target: 'noticeLookingAgainAtSeveral' },
          { guard: pressed('1'), target: 'noticeLookingAgain' },
          { guard: pressedUnless('2', 'isByTty'), target: 'recording' },
          { guard: pressed('3'), target: 'stopped', actions: forget },
          { guard: pressed('9'), target: 'terms' },
        ],
      },
    },
    noticeLookingAgain: lookAgain('#call.selfService.bank.noticed', noticed),
    noticeLookingAgainAtSeveral: lookAgainAtSeveral('#call.selfService.bank.noticed', noticed),
    noticed: {
      tags: 'hears.keys',
      meta: {
        announces: ['bank.noticed'],
        says: ['bank.noticedMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      always: backWith('bank.noticed'),
      on: {
        key: [{ guard: pressed('2'), target: '#call.over.ending' }, ...anotherBill],
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
  },
});
