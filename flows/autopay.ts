import { and } from 'xstate';
import { autopayTerms } from './autopay/asks.ts';
import { callSetup, mustHear, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { codeStates } from './saved-method/code-states.ts';

const menu = '#call.selfService.menu';

const ask = (says: readonly string[]) =>
  ({
    tags: 'hears.keys',
    meta: { says, hears: 'menu', discloses: 'member' },
    entry: 'newQuestion',
  }) as const;

/** Nothing usable was said: asked again, then agreed to by a key. */
const notRecorded = [
  {
    guard: 'isLastRecording',
    target: 'agreeByKey',
    actions: mustHear('autopay.recordingGivenUp'),
  },
  { actions: 'missRecording' },
] as const;

/**
 * Automatic payments: set up, change, skip the next one, cancel. Only kept cards: the token of a bank
 * account is for one debit alone, and Reg E wants more than a key for a series of those. The words
 * are spoken whole, agreed to aloud and recorded, or by a key, and go out in writing.
 */
export const autopay = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: ['startAutopay', 'askAutopay'],
      on: {
        'autopay.known': { target: 'sorting', actions: 'takeAutopay' },
        'query.failed': { target: menu, actions: notice('autopay.unavailable') },
      },
    },
    sorting: {
      always: [
        { guard: 'hasNoSeries', target: 'refused' },
        { guard: 'hasOneSeries', target: 'sorted', actions: 'chooseOnlySeries' },
        { target: 'choose' },
      ],
    },
    choose: {
      ...ask(['autopay.each', 'autopay.chooseMenu']),
      on: {
        key: [
          { guard: pressed('9'), target: menu },
          { guard: 'isSeries', target: 'sorted', actions: 'chooseSeries' },
        ],
      },
    },
    sorted: {
      always: [
        { guard: 'isEnrolled', target: 'manage' },
        { guard: 'isSeriesRefused', target: 'refused' },
        { target: 'askingMethods' },
      ],
    },
    askingMethods: {
      tags: 'waits.query',
      entry: 'askSavedMethods',
      on: {
        'savedMethods.known': { target: 'judging', actions: 'takeSavedMethods' },
        'query.failed': { target: menu, actions: notice('autopay.unavailable') },
      },
    },
    judging: {
      always: [{ guard: 'isAutopayRefused', target: 'refused' }, { target: 'method' }],
    },
    refused: {
      ...ask(['autopay.refused', 'autopay.refusedMenu']),
      on: {
        key: [
          { guard: pressedWhen('1', 'lacksMethod'), target: '#call.selfService.account.bills' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    method: {
      ...ask(['autopay.method', 'savedMethod.eachToUse', 'autopay.methodMenu']),
      on: {
        key: [
          { guard: pressed('9'), target: menu },
          { guard: and(['isVerified', 'isMethodToUse']), target: 'cap', actions: 'chooseMethod' },
          { guard: 'isMethodToUse', target: 'offerCode', actions: 'chooseMethod' },
        ],
      },
    },
    ...codeStates({
      verified: 'cap',
      verifiedActions: [],
      instead: menu,
      noCode: 'judging',
      noCodeActions: [],
      back: 'method',
      menu: 'autopay.codeMenu',
      send: 'sendAutopayCode',
      keys: {
        unavailable: 'autopay.unavailable',
        lastMiss: 'autopay.codeGivenUp',
        spent: 'autopay.codeGivenUp',
      },
    }),
    cap: {
      ...ask(['autopay.cap', 'autopay.capMenu']),
      on: {
        key: [
          { guard: pressedWhen('1', 'hasNextPayment'), target: 'day', actions: 'capAtDue' },
          { guard: pressed('2'), target: 'keyCap' },
          { guard: pressed('9'), target: 'method' },
        ],
      },
    },
    keyCap: {
      tags: 'hears.keys',
      meta: { says: ['autopay.keyCap'], hears: 'field', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        digits: [
          { guard: 'isCap', target: 'day', actions: 'capAtKeyed' },
          { guard: 'isCapRefusedAgain', target: 'cap', actions: 'refuseCap' },
          { guard: 'isCapRefused', actions: 'refuseCap' },
        ],
        key: [
          { guard: pressed('9'), target: 'cap' },
          { guard: 'isCap', target: 'day', actions: 'capAtKeyed' },
          { guard: 'isCapRefusedAgain', target: 'cap', actions: 'refuseCap' },
          { guard: 'isCapRefused', actions: 'refuseCap' },
        ],
      },
    },
    day: {
      ...ask(['autopay.eachDay', 'autopay.dayMenu']),
      on: {
        key: [
          { guard: pressed('9'), target: 'cap' },
          { guard: 'isChargeDay', target: 'terms', actions: 'chooseChargeDay' },
        ],
      },
    },
    terms: {
      tags: 'hears.keys',
      meta: {
        announces: autopayTerms,
        says: ['autopay.termsMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: ['newQuestion', 'forgetConsent'],
      on: {
        key: [
          { guard: pressedWhen('1', 'isByTty'), target: 'agreeByKey' },
          { guard: pressed('1'), target: 'recording' },
          { guard: pressed('2'), target: 'agreeByKey' },
          { guard: pressed('3'), target: 'cap' },
          { guard: pressed('9'), target: 'day' },
        ],
      },
    },
    recording: {
      tags: 'hears.speech',
      meta: { says: ['autopay.sayConsent'], discloses: 'member' },
      entry: 'newQuestion',
      on: {
        spoken: [
          { guard: 'isConsentRecorded', target: 'lookingAgain', actions: 'takeConsent' },
          ...notRecorded,
        ],
        waited: notRecorded,
        key: [
          { guard: pressed('2'), target: 'agreeByKey' },
          { guard: pressed('9'), target: 'terms' },
        ],
      },
    },
    /** A card may be agreed to by a key; the words have just been heard. */
    agreeByKey: {
      ...ask(['autopay.agreeByKey']),
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingAgain' },
          { guard: pressed('2'), target: menu },
          { guard: pressed('9'), target: 'terms' },
        ],
      },
    },
    /** Another call may have set it up, or the bill have changed, while the caller listened. */
    lookingAgain: {
      tags: 'waits.query',
      entry: 'askAutopay',
      on: {
        'autopay.known': [
          {
            guard: 'hasSeriesChanged',
            target: 'sorting',
            actions: ['startAutopay', 'takeAutopay', mustHear('autopay.changedMeanwhile')],
          },
          { target: 'agreed', actions: ['takeAutopay', 'nameAutopay', 'enrolAutopay'] },
        ],
        'query.failed': { target: menu, actions: mustHear('autopay.unavailable') },
      },
    },
    agreed: done('autopay.agreed'),
    manage: {
      ...ask(['autopay.about', 'autopay.manageMenu']),
      on: {
        key: [
          { guard: pressed('1'), target: 'askingMethods' },
          { guard: pressedWhen('2', 'hasNextPayment'), target: 'confirmSkip' },
          { guard: pressed('3'), target: 'confirmCancel' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    confirmSkip: {
      ...ask(['autopay.confirmSkip']),
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingBeforeSkip' },
          { guard: pressed('2'), target: 'manage' },
          { guard: pressed('9'), target: 'manage' },
        ],
      },
    },
    /** It may have been charged while the caller listened. */
    lookingBeforeSkip: {
      tags: 'waits.query',
      entry: 'askAutopay',
      on: {
        'autopay.known': [
          {
            guard: 'hasSeriesChanged',
            target: 'sorting',
            actions: ['startAutopay', 'takeAutopay', mustHear('autopay.changedMeanwhile')],
          },
          { target: 'skipped', actions: 'skipAutopay' },
        ],
        'query.failed': { target: menu, actions: mustHear('autopay.unavailable') },
      },
    },
    skipped: done('autopay.skipped'),
    confirmCancel: {
      ...ask(['autopay.confirmCancel']),
      on: {
        key: [
          { guard: pressed('1'), target: 'cancelled', actions: 'cancelAutopay' },
          { guard: pressed('2'), target: 'manage' },
          { guard: pressed('9'), target: 'manage' },
        ],
      },
    },
    cancelled: done('autopay.cancelled'),
  },
});

function done(key: string) {
  return {
    tags: 'hears.keys',
    meta: {
      announces: [key],
      says: ['autopay.doneMenu'],
      hears: 'menu',
      discloses: 'member',
    },
    entry: 'newQuestion',
    on: {
      key: [
        { guard: pressed('1'), target: menu },
        { guard: pressed('9'), target: menu },
        { guard: pressed('2'), target: '#call.over.ending' },
      ],
    },
  } as const;
}
