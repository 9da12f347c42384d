import { and, not } from 'xstate';
import { callSetup, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

/** A person within office hours; otherwise the hours, and the caller may go on alone. */
export const person = callSetup.createStateConfig({
  initial: 'deciding',
  on: {
    key: [
      { guard: pressed('7'), actions: 'useRelay' },
      { guard: pressed('0'), actions: 'repeat' },
      { guard: 'pressedRepeat', actions: 'repeat' },
    ],
    silence: [
      { guard: 'isLastSilence', target: '#call.over.silent' },
      { guard: 'isPatientSilence', actions: 'stillHere' },
    ],
    ttyDetected: { actions: 'useTty' },
    tooLong: '#call.over.goodbye',
    '*': [
      { guard: 'lastMiss', target: '#call.over.goodbye' },
      { guard: 'isMiss', actions: 'miss' },
    ],
  },
  states: {
    deciding: {
      always: [
        // Who types is never put through to who can only speak.
        { guard: and(['isByTty', not('hasTtyRepresentative')]), target: 'closed' },
        { guard: 'isOfficeOpen', target: 'connecting' },
        { target: 'closed' },
      ],
    },
    connecting: {
      tags: 'connects.agent',
      entry: 'noteTransfer',
      meta: { says: ['person.connecting'] },
      on: {
        dialEnded: [
          { guard: 'dialCompleted', target: '#call.over.goodbye' },
          { target: 'unavailable' },
        ],
        waited: 'unavailable',
      },
    },
    unavailable: {
      tags: 'hears.keys',
      meta: { says: ['person.unavailable', 'person.goOnMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: { key: goOn() },
    },
    closed: {
      tags: 'hears.keys',
      meta: { says: ['person.closed', 'person.goOnMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: { key: goOn() },
    },
  },
});

/** Back to where the caller was; an unproven caller starts over, one out of cards hears the bills. */
function goOn() {
  return [
    { guard: pressed('2'), target: '#call.over.goodbye' },
    {
      guard: pressedWhen('1', 'isLanguageUnasked'),
      target: '#call.selfService.language.asking',
    },
    {
      guard: pressedWhen('1', 'isUnproven', 'identificationClosed', 'billLookupsClosed'),
      target: '#call.over.goodbye',
    },
    {
      guard: pressedWhen('1', 'isUnproven', 'identificationClosed'),
      target: '#call.selfService.identify.billNumber',
    },
    { guard: pressedWhen('1', 'isUnproven'), target: '#call.selfService.identify.memberId' },
    {
      guard: pressedWhen('1', 'cannotPayAnymore', 'isMember'),
      target: '#call.selfService.account.refreshing',
    },
    { guard: pressedWhen('1', 'cannotPayAnymore'), target: '#call.over.goodbye' },
    // Going on is not agreeing to pay: who has keyed a card is asked again.
    // A debit is agreed to by voice: its terms are heard again.
    { guard: pressedWhen('1', 'hasUnusedBank'), target: '#call.selfService.bank.terms' },
    { guard: pressedWhen('1', 'hasUnusedCard'), target: '#call.selfService.pay.confirm' },
    { guard: pressed('1'), target: '#call.selfService.whereTheyWere' },
  ] as const;
}
