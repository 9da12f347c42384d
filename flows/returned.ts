import { callSetup, mustHear } from './call-setup.ts';
import { pressed } from './guards.ts';
import { outsideSelfService } from './outside-self-service.ts';

const identify = '#call.selfService.identify.memberId';

/**
 * A call that the line makes because it was asked for. Who answers is nobody's business to know until
 * they have identified: they hear the plan's name and no more, and a machine hears not even that.
 */
export const returned = callSetup.createStateConfig({
  initial: 'greeting',
  on: {
    ...outsideSelfService({ target: identify, actions: 'tellReached' }),
    '*': [
      { guard: 'lastMiss', target: '#call.over.silent' },
      { guard: 'isMiss', actions: 'miss' },
    ],
  },
  states: {
    greeting: {
      tags: 'hears.keys',
      meta: { says: ['returned.greeting', 'returned.menu'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: identify, actions: 'tellReached' },
          {
            guard: pressed('2'),
            target: '#call.over.notNow',
            actions: { type: 'tellDeclined', params: { why: 'notNow' } },
          },
          {
            guard: pressed('3'),
            target: '#call.over.wrongNumber',
            actions: { type: 'tellDeclined', params: { why: 'wrongNumber' } },
          },
        ],
      },
    },
    /** Identified or not, the member holds until the person is on the line. */
    ready: {
      tags: 'waits.command',
      meta: { says: ['returned.oneMoment'], holdSeconds: 5 },
      entry: 'tellReady',
      exit: 'handOver',
      on: {
        agentAccepted: [
          { guard: 'isByTty', target: '#call.person.typing', actions: 'takeRoom' },
          { target: '#call.person.withAgent', actions: 'takeRoom' },
        ],
        waited: [
          {
            guard: 'isPersonGone',
            target: '#call.person.deciding',
            actions: mustHear('returned.personGone'),
          },
          { actions: 'countReturnRound' },
        ],
      },
    },
  },
});
