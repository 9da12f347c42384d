import { and } from 'xstate';
import { anotherOwnBill } from './account.ts';
import { callSetup, mustHear, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { codeStates } from './saved-method/code-states.ts';

const card = '#call.selfService.pay.phoneKeys';
const confirm = '#call.selfService.pay.confirm';
const paid = '#call.selfService.pay.paid';

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
    ...codeStates({
      verified: confirm,
      verifiedActions: ['useMethod'],
      instead: card,
      noCode: card,
      noCodeActions: ['tellWhyNoCode'],
      back: 'choose',
      menu: 'savedMethod.offerCodeMenu',
      send: 'sendCode',
      keys: {
        unavailable: 'savedMethod.unavailable',
        lastMiss: 'savedMethod.keyInstead',
        spent: 'savedMethod.codeSpent',
      },
    }),
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
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
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
        { guard: pressed('2'), target: '#call.over.ending' },
        { guard: pressed('3'), target: paid },
        anotherOwnBill,
      ],
      '*': { guard: 'lastMiss', target: '#call.over.ending' },
    },
  } as const;
}
