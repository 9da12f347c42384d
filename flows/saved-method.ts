import { and } from 'xstate';
import { anotherOwnBill } from './account.ts';
import { callSetup, mustHear, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { CodeCheck } from './vocabulary.ts';

const card = '#call.selfService.pay.card';
const confirm = '#call.selfService.pay.confirm';
const paid = '#call.selfService.pay.paid';

const checked = (result: CodeCheck) => ({ type: 'codeIs', params: { result } }) as const;
const tried = (isRight: boolean) => ({ type: 'noteCode', params: { isRight } }) as const;

/** A kept card at pay time, the code before it is used, and the question whether to keep a card. */
export const savedMethod = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askSavedMethods',
      on: {
        'savedMethods.known': [
          { guard: 'hasNoUsableMethod', target: card, actions: 'takeSavedMethods' },
          {
            guard: 'hasNoCodeWay',
            target: card,
            actions: ['takeSavedMethods', 'tellWhyNoCode'],
          },
          { target: 'choose', actions: 'takeSavedMethods' },
        ],
        'query.failed': { target: card, actions: mustHear('savedMethod.unavailable') },
      },
    },
    choose: {
      tags: 'hears.keys',
      meta: {
        says: ['savedMethod.eachToUse', 'savedMethod.useMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: and(['isVerified', 'isMethodToUse']),
            target: confirm,
            actions: ['chooseMethod', 'useMethod'],
          },
          { guard: 'isMethodToUse', target: 'offerCode', actions: 'chooseMethod' },
          { guard: 'isAnotherCard', target: card },
          {
            guard: pressedWhen('9', 'paysSeveral'),
            target: '#call.selfService.severalBills.total',
          },
          { guard: pressed('9'), target: '#call.selfService.amount.choose' },
        ],
      },
    },
    /** Key 1 is the express consent to one text at the member's own number. */
    offerCode: {
      tags: 'hears.keys',
      meta: {
        says: ['savedMethod.offerCode', 'savedMethod.offerCodeMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'askingForCode' },
          { guard: pressed('2'), target: card },
          { guard: pressed('9'), target: 'choose' },
        ],
      },
    },
    askingForCode: {
      tags: 'waits.query',
      entry: 'askSavedMethods',
      on: {
        'savedMethods.known': [
          { guard: 'isMethodGone', target: card, actions: 'takeSavedMethods' },
          {
            guard: 'hasNoCodeWay',
            target: card,
            actions: ['takeSavedMethods', 'tellWhyNoCode'],
          },
          { target: 'code', actions: ['takeSavedMethods', 'startCode', 'sendCode'] },
        ],
        'query.failed': { target: card, actions: mustHear('savedMethod.unavailable') },
      },
    },
    code: {
      tags: 'hears.keys',
      meta: { says: ['savedMethod.enterCode'], hears: 'field', discloses: 'member' },
      entry: 'nextCodeTry',
      on: {
        digits: { guard: 'isCode', target: 'checking' },
        key: { guard: pressed('9'), target: 'choose' },
        '*': { guard: 'lastMiss', target: card, actions: mustHear('savedMethod.keyInstead') },
      },
    },
    checking: {
      tags: 'waits.query',
      entry: 'askCode',
      on: {
        'code.checked': [
          {
            guard: checked('right'),
            target: confirm,
            actions: [tried(true), 'verify', 'useMethod'],
          },
          { guard: checked('wrong'), target: 'code', actions: [tried(false), 'refuseCode'] },
          {
            guard: checked('lastWrong'),
            target: card,
            actions: [tried(false), mustHear('savedMethod.codeSpent')],
          },
          { target: 'offerCode', actions: notice('savedMethod.codeExpired') },
        ],
        'query.failed': { target: card, actions: mustHear('savedMethod.unavailable') },
      },
    },
    keep: {
      tags: 'hears.keys',
      meta: {
        says: ['savedMethod.keep', 'savedMethod.keepMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'kept', actions: ['takeKeptMethod', 'keepMethod'] },
          { guard: pressed('2'), target: 'notKept', actions: ['dropKeepable', 'forgetKeepable'] },
          { guard: pressed('9'), target: paid },
        ],
        '*': { guard: 'lastMiss', target: '#call.over.goodbye' },
      },
    },
    kept: answered('savedMethod.kept'),
    notKept: answered('savedMethod.notKept'),
  },
});

function answered(key: string) {
  return {
    tags: 'hears.keys',
    meta: {
      announces: [key],
      says: ['savedMethod.answeredMenu'],
      hears: 'menu',
      discloses: 'member',
    },
    entry: 'newQuestion',
    on: {
      key: [
        { guard: pressed('2'), target: '#call.over.goodbye' },
        { guard: pressed('3'), target: paid },
        anotherOwnBill,
      ],
      '*': { guard: 'lastMiss', target: '#call.over.goodbye' },
    },
  } as const;
}
