import { callSetup, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { Locale } from './vocabulary.ts';

const identify = '#call.selfService.identify';

/** Says what the caller chose, to the call and to the next call from this number. */
const choose = (locale: Locale) =>
  [
    { type: 'chooseLanguage', params: { locale } },
    { type: 'rememberCallerLanguage', params: { locale } },
  ] as const;

/** Asked once: who has answered from this number before is greeted in their language. */
export const language = callSetup.createStateConfig({
  initial: 'recalling',
  states: {
    recalling: {
      tags: 'waits.query',
      entry: 'askCallerLanguage',
      on: {
        'callerLanguage.known': [
          {
            guard: 'isCallerLanguageKnown',
            target: identify,
            actions: ['recallRelay', 'recallLanguage', 'welcome'],
          },
          { target: 'asking', actions: 'recallRelay' },
        ],
        'query.failed': 'asking',
        callbackAnswered: [
          {
            guard: 'isMachine',
            target: '#call.over.machine',
            actions: ['takeReturn', 'tellMachine'],
          },
          { target: '#call.returned', actions: 'takeReturn' },
        ],
      },
    },
    /**
     * One key, so that it works at once. Who keys ahead what came first before there was this
     * question (their member ID, or pound alone) is understood, in English.
     */
    asking: {
      tags: 'hears.keys',
      meta: {
        says: ['language.greeting', 'language.english', 'language.spanish', 'language.other'],
        hears: 'menu',
        isSilenceAnswer: true,
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: identify, actions: [...choose('en-US'), 'welcome'] },
          { guard: pressed('2'), target: identify, actions: [...choose('es-US'), 'welcome'] },
          {
            guard: pressedWhen('3', 'isOfficeOpen'),
            target: '#call.person',
            actions: ['wantInterpreter', notice('language.interpreter')],
          },
          {
            guard: pressed('3'),
            target: '#call.person',
            actions: ['wantInterpreter', notice('language.interpreterLater')],
          },
          {
            guard: pressed('#'),
            target: '#call.selfService.identify.billNumber',
            actions: ['assumeLanguage', 'welcome'],
          },
          {
            guard: 'beginsMemberId',
            target: identify,
            actions: ['assumeLanguage', 'keepFirstKey', 'welcome'],
          },
        ],
        silence: { target: identify, actions: ['assumeLanguage', 'welcome'] },
      },
    },
  },
});

/** While the member ID is asked for: the key that the greeting of a known caller offers. */
export const changeLanguage = [
  { guard: pressedWhen('1', 'isInSpanish'), actions: choose('en-US') },
  { guard: pressedWhen('2', 'isInEnglish'), actions: choose('es-US') },
] as const;
