import { and } from 'xstate';
import { callSetup, notice, pressedUnless, pressedWhen } from './call-setup.ts';
import { GOING_ON } from './go-on.ts';
import { pressed } from './guards.ts';
import { outsideSelfService } from './outside-self-service.ts';

const person = '#call.person.deciding';

/** What a caller hears when no person can come on the line now. */
function nobodyNow(why: string) {
  return {
    tags: 'hears.keys',
    meta: { says: [why, 'callback.offerMenu'], hears: 'menu' },
    entry: 'newQuestion',
    on: {
      key: [
        {
          guard: pressedWhen('1', 'offersCallback'),
          target: '#call.callback.choosingNumber',
        },
        { guard: pressedUnless('2', 'isByTty'), target: '#call.leaveMessage' },
        { guard: pressed('3'), target: GOING_ON },
        { guard: pressed('4'), target: '#call.over.goodbye' },
      ],
    },
  } as const;
}

/** After an agreement: on alone, or goodbye. */
const afterwards = {
  key: [
    { guard: pressed('1'), target: GOING_ON },
    { guard: pressed('2'), target: '#call.over.goodbye' },
  ],
} as const;

/**
 * A person calls back: to which number, when, and with the caller's consent. Offered when nobody can
 * come on the line, to who waits in line, and to who gave up waiting in an earlier call.
 */
export const callback = callSetup.createStateConfig({
  initial: 'choosingNumber',
  on: outsideSelfService({ target: person, actions: 'settleCallback' }),
  states: {
    closed: nobodyNow('person.closed'),
    unavailable: nobodyNow('callback.nobodyOnDuty'),
    /** The caller hung up in the line of callers lately. */
    missed: {
      tags: 'hears.keys',
      meta: { says: ['callback.missed', 'callback.missedMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'choosingNumber' },
          { guard: pressed('2'), target: person, actions: 'settleCallback' },
          { guard: pressed('3'), target: GOING_ON },
        ],
      },
    },
    /** The caller is owed one already. */
    open: {
      tags: 'hears.keys',
      meta: { says: ['callback.open', 'callback.openMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'kept' },
          {
            guard: pressed('2'),
            target: person,
            actions: [
              'cancelCallback',
              'forgetOpenCallback',
              'settleCallback',
              notice('callback.cancelled'),
            ],
          },
        ],
      },
    },
    kept: {
      tags: 'hears.keys',
      meta: { says: ['callback.kept', 'callback.agreedMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: afterwards,
    },
    choosingNumber: {
      always: [
        { guard: 'hasOpenCallback', target: 'open' },
        { guard: 'canCallOwnNumber', target: 'ownNumber' },
        { target: 'number' },
      ],
    },
    ownNumber: {
      tags: 'hears.keys',
      meta: { says: ['callback.ownNumber', 'callback.ownNumberMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'choosingTime', actions: 'takeOwnNumber' },
          { guard: pressed('2'), target: 'number' },
          { guard: pressed('9'), target: person },
        ],
      },
    },
    number: {
      tags: 'hears.keys',
      meta: { says: ['callback.askNumber'], hears: 'field', fieldDigits: 10 },
      entry: 'newQuestion',
      on: {
        digits: [
          // What is typed has been read back by then.
          {
            guard: and(['isCallableNumber', 'isByTty']),
            target: 'choosingTime',
            actions: 'takeKeyedNumber',
          },
          { guard: 'isCallableNumber', target: 'readBack', actions: 'takeKeyedNumber' },
        ],
        key: [
          { guard: pressedWhen('9', 'canCallOwnNumber'), target: 'ownNumber' },
          { guard: pressed('9'), target: person },
        ],
        '*': { guard: 'lastMiss', target: person, actions: notice('callback.noNumber') },
      },
    },
    readBack: {
      tags: 'hears.keys',
      meta: { says: ['callback.readBack', 'callback.readBackMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'choosingTime' },
          { guard: pressed('2'), target: 'number' },
          { guard: pressed('9'), target: 'number' },
        ],
      },
    },
    choosingTime: {
      always: [
        { guard: 'isCalledInTurn', target: 'consent' },
        { target: 'times', actions: 'offerTimes' },
      ],
    },
    times: {
      tags: 'hears.keys',
      meta: {
        says: ['callback.timesIntro', 'callback.eachTime', 'callback.timesMenu'],
        hears: 'menu',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: 'isOfferedTime', target: 'consent', actions: 'takeTime' },
          { guard: pressedWhen('6', 'hasSeveralTimePages'), actions: 'nextTimePage' },
          { guard: pressed('9'), target: 'choosingNumber' },
        ],
      },
    },
    consent: {
      tags: 'hears.keys',
      meta: { says: ['callback.consent', 'callback.consentMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: pressed('1'),
            target: 'agreed',
            actions: ['nameCallback', 'requestCallback', 'stopWaiting'],
          },
          { guard: pressed('2'), target: person },
          { guard: pressedWhen('9', 'isCalledInTurn'), target: 'choosingNumber' },
          { guard: pressed('9'), target: 'choosingTime' },
        ],
      },
    },
    agreed: {
      tags: 'hears.keys',
      meta: { announces: ['callback.agreed'], says: ['callback.agreedMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: afterwards,
    },
  },
});
