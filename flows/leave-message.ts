import { callSetup, notice } from './call-setup.ts';
import { GOING_ON } from './go-on.ts';
import { pressed } from './guards.ts';
import { outsideSelfService } from './outside-self-service.ts';

const person = '#call.person.deciding';
const send = ['leaveMessage', 'forgetMessage', 'stopWaiting'] as const;

/** Nothing was said: asked again, and in the end something else is offered. */
const notSaid = [
  { guard: 'isLastMessage', target: person, actions: notice('leaveMessage.givenUp') },
  { actions: 'missMessage' },
] as const;

/**
 * A spoken message for the plan's people. What was said is sent unless the caller takes it back:
 * most people hang up when they have spoken.
 */
export const leaveMessage = callSetup.createStateConfig({
  initial: 'recording',
  on: outsideSelfService({ target: person }),
  states: {
    recording: {
      tags: 'hears.speech',
      meta: { says: ['leaveMessage.record'], recordsSeconds: { longest: 120, silence: 8 } },
      entry: 'newQuestion',
      on: {
        spoken: [
          { guard: 'isMessageSpoken', target: 'review', actions: 'takeMessage' },
          ...notSaid,
        ],
        waited: notSaid,
        hangup: [
          {
            guard: 'isMessageSpoken',
            target: '#call.over.hungUp',
            actions: ['takeMessage', ...send],
          },
          { target: '#call.over.hungUp' },
        ],
        // Nobody's voice can be recorded in Baudot.
        ttyDetected: { target: person, actions: 'useTty' },
        key: [
          { guard: pressed('1'), target: '#call.callback' },
          { guard: pressed('9'), target: person },
        ],
      },
    },
    review: {
      tags: 'hears.keys',
      meta: { says: ['leaveMessage.review'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'sent', actions: send },
          { guard: pressed('2'), target: 'recording', actions: 'forgetMessage' },
          { guard: pressed('9'), target: person, actions: 'forgetMessage' },
          {
            guard: pressed('0'),
            target: person,
            actions: [...send, notice('leaveMessage.sent')],
          },
        ],
        silence: { guard: 'isLastSilence', target: '#call.over.silent', actions: send },
        tooLong: { target: '#call.over.goodbye', actions: send },
        hangup: { target: '#call.over.hungUp', actions: send },
        '*': { guard: 'lastMiss', target: '#call.over.goodbye', actions: send },
      },
    },
    sent: {
      tags: 'hears.keys',
      meta: { announces: ['leaveMessage.sent'], says: ['leaveMessage.sentMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: GOING_ON },
          { guard: pressed('2'), target: '#call.over.goodbye' },
        ],
      },
    },
  },
});
