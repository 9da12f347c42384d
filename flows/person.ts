import { callSetup } from './call-setup.ts';
import { GOING_ON, goingOn } from './go-on.ts';
import { pressed } from './guards.ts';
import { outsideSelfService } from './outside-self-service.ts';
import {
  askingDesk,
  comesBack,
  conversationStates,
  deskEvents,
  waitingStates,
} from './queue/states.ts';

/**
 * A person within office hours, at the line's own desk or in the office; otherwise the hours, and the
 * caller may go on alone.
 */
export const person = callSetup.createStateConfig({
  initial: 'deciding',
  on: { ...outsideSelfService({ actions: 'repeat' }), ...deskEvents },
  states: {
    deciding: {
      entry: 'noteReason',
      always: [
        ...comesBack,
        { guard: 'isReturnedCall', target: '#call.returned.ready' },
        { target: 'askingDesk' },
      ],
    },
    askingDesk,
    goingOn,
    ...waitingStates,
    ...conversationStates,
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
      on: {
        key: [
          { guard: pressed('2'), target: '#call.over.goodbye' },
          { guard: pressed('1'), target: GOING_ON },
        ],
      },
    },
    closed: {
      tags: 'hears.keys',
      meta: { says: ['person.closed', 'person.goOnMenu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('2'), target: '#call.over.goodbye' },
          { guard: pressed('1'), target: GOING_ON },
        ],
      },
    },
  },
});
