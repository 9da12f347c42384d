import { and, not } from 'xstate';
import { beforeTheLine } from '../callback/before-the-line.ts';
import { pressed } from '../guards.ts';
import { waitingChoices } from './choices.ts';
import type { QueueMemory } from './memory.ts';

const joined = (how: QueueMemory['queue']['joined']) =>
  ({ type: 'comeToLine', params: { joined: how } }) as const;

/** Who types is told and asked in Baudot from now on, at the same place. */
const ttyDetected = { target: 'joining', actions: ['useTty', joined('kept')] } as const;

/** The carrier cannot keep the call in line: the caller goes on by another way. */
const notKept = {
  target: '#call.callback.unavailable',
  actions: ['leaveQueue', 'stopWaiting'],
} as const;

/** The office, dialled as it always was. */
const office = [
  // Who types is never put through to who can only speak.
  { guard: and(['isByTty', not('hasTtyRepresentative')]), target: 'closed' },
  { guard: 'isOfficeOpen', target: 'connecting' },
  { target: 'closed' },
] as const;

/** Whose desk it is: the line's own, or that of the office, which is dialled as it always was. */
export const askingDesk = {
  tags: 'waits.query',
  entry: 'askDesk',
  on: {
    'desk.known': [
      ...beforeTheLine,
      {
        guard: and(['isDeskUsed', 'isSomebodyOnDuty']),
        target: 'joining',
        actions: ['noteDesk', joined('anew')],
      },
      ...office,
    ],
    'query.failed': office,
  },
} as const;

/** Who was waited for comes back: to the person, or to the place in line. */
export const comesBack = [
  { guard: 'isAtKeypad', target: 'comingBack' },
  { guard: 'keepsPlace', target: 'joining', actions: joined('kept') },
] as const;

/** What was chosen in line; nothing when nobody is on duty any more. */
const goOn = [
  ...waitingChoices.map(
    ({ next, target }) =>
      ({
        guard: { type: 'goesOnTo', params: { next } },
        target,
        actions: ['stepAside', 'goAside'],
      }) as const,
  ),
  notKept,
] as const;

/** Nobody leaves a spoken message who types. */
const spokenOrTyped = waitingChoices.filter(({ next }) => next !== 'message');

/** In line: music and the place, until a person takes the call. */
export const waitingStates = {
  joining: {
    entry: ['noteTransfer', 'startWaiting', 'joinQueue'],
    always: [{ guard: 'isByTty', target: 'queueingByTty' }, { target: 'queueing' }],
  },
  queueing: {
    tags: 'joins.queue',
    meta: { says: ['queue.joining'] },
    // Left by our own word: to where the call has come meanwhile, which is the line again.
    on: { queued: 'placing', queueLeft: { guard: 'wasNotKept', ...notKept }, ttyDetected },
  },
  /** A document of the carrier's queue can hold no stream: who types waits in ours alone. */
  queueingByTty: {
    tags: 'waits.command',
    meta: { says: ['queue.joining'] },
    on: { waited: 'placing' },
  },
  placing: {
    tags: 'waits.query',
    entry: 'askPlace',
    on: {
      'place.known': [
        { guard: 'isSomebodyOnDuty', target: 'waiting', actions: 'takePlace' },
        { guard: 'isByTty', ...notKept },
        { target: 'leavingQueue' },
      ],
      'query.failed': { target: 'waiting', actions: 'forgetPlace' },
    },
  },
  /** Nothing that is or is not pressed here is a miss, and no time is used up. */
  waiting: {
    tags: 'hears.keys',
    meta: {
      says: ['queue.place', 'queue.eachChoice', 'queue.stay'],
      hears: 'menu',
      isInQueue: true,
    },
    entry: 'newQuestion',
    on: {
      key: [
        ...spokenOrTyped.map(
          ({ key, next, target }) =>
            ({
              guard: and(['isByTty', pressed(key), { type: 'offersMeanwhile', params: { next } }]),
              target,
              actions: ['stepAside', 'goAside'],
            }) as const,
        ),
        ...waitingChoices.map(
          ({ key, next }) =>
            ({
              guard: and([pressed(key), { type: 'offersMeanwhile', params: { next } }]),
              target: 'leavingQueue',
              actions: { type: 'chooseMeanwhile', params: { next } },
            }) as const,
        ),
        { guard: pressed('0'), target: 'placing' },
        { guard: 'pressedRepeat', target: 'placing' },
      ],
      silence: 'placing',
      waited: 'placing',
      queued: 'placing',
      tooLong: 'placing',
      '*': { guard: 'isMiss', target: 'placing' },
      // A word of ours to leave that comes late or twice is no end of the wait.
      queueLeft: { guard: 'wasNotKept', ...notKept },
      ttyDetected,
    },
  },
  /** What comes next needs verbs that no document of a queue may have. */
  leavingQueue: {
    tags: 'leaves.queue',
    meta: { says: ['queue.oneMoment'] },
    on: {
      queueLeft: goOn,
      // A call that is in no queue any more has nothing to leave.
      waited: goOn,
      ttyDetected,
    },
  },
  /** To a bill, with the place kept: as far as the caller has come, and no word of agreement lost. */
  paying: {
    always: [
      { guard: 'isLanguageUnasked', target: '#call.selfService.language.asking' },
      {
        guard: and(['isUnproven', 'identificationClosed']),
        target: '#call.selfService.identify.billNumber',
      },
      { guard: 'isUnproven', target: '#call.selfService.identify.memberId' },
      { guard: 'hasUnusedBank', target: '#call.selfService.bank.terms' },
      { guard: 'hasUnusedCard', target: '#call.selfService.pay.confirm' },
      { guard: 'isMember', target: '#call.selfService.account.refreshing' },
      { target: '#call.selfService.account' },
    ],
  },
} as const;

const leftTheRoom = {
  conferenceLeft: 'askingConversation',
  dialEnded: 'askingConversation',
} as const;

/** With a person, in a conference or by typing; to the keypad and back. */
export const conversationStates = {
  /** The line's own stream carries what the two type. */
  typing: {
    tags: 'talks.by.tty',
    meta: { announces: ['queue.result'], says: ['queue.typing'], discloses: 'bill' },
    on: leftTheRoom,
  },
  withAgent: {
    tags: 'joins.conference',
    meta: { says: ['queue.connecting'] },
    on: leftTheRoom,
  },
  sending: {
    always: [
      // After the last day the line takes no money that may buy nothing.
      { guard: 'isExpiredPremium', target: '#call.selfService.premium.expired' },
      { target: '#call.selfService.premium.checking' },
    ],
  },
  comingBack: {
    entry: ['comeBackToRoom', 'backFromKeypad'],
    always: [{ guard: 'isByTty', target: 'typing' }, { target: 'returning' }],
  },
  returning: {
    tags: 'joins.conference',
    meta: { announces: ['queue.result'], says: ['queue.returning'], discloses: 'bill' },
    on: leftTheRoom,
  },
  askingConversation: {
    tags: 'waits.query',
    entry: 'askConversation',
    on: {
      'conversation.known': [
        { guard: 'wasLost', target: 'joining', actions: joined('front') },
        { guard: 'wasMoved', target: 'joining', actions: joined('moved') },
        { target: '#call.over.goodbye', actions: 'stopWaiting' },
      ],
      'query.failed': { target: 'joining', actions: joined('front') },
    },
  },
} as const;

/** What the desk does to a call, wherever it stands with a person. */
export const deskEvents = {
  agentAccepted: [
    { guard: and(['isInLine', 'isByTty']), target: '.typing', actions: 'takeRoom' },
    { guard: 'isInLine', target: '.withAgent', actions: 'takeRoom' },
  ],
  agentSends: [
    {
      guard: and(['canBeSent', 'hasUnusedCard']),
      target: '.sending',
      actions: [
        'dropCard',
        'forgetCard',
        'goToKeypad',
        { type: 'notice', params: { key: 'queue.toKeypad', must: true } },
      ],
    },
    {
      guard: 'canBeSent',
      target: '.sending',
      actions: ['goToKeypad', { type: 'notice', params: { key: 'queue.toKeypad', must: true } }],
    },
  ],
} as const;

/** For the ends of a payment: who is at the keypad for a person goes back with what came of it. */
export const backWith = (says: string) =>
  ({
    guard: 'isAtKeypad',
    target: '#call.person.comingBack',
    actions: { type: 'endAtKeypad', params: { says } },
  }) as const;
