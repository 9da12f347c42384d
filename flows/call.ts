import { account } from './account.ts';
import { amount } from './amount.ts';
import { callSetup, mustHear, notice } from './call-setup.ts';
import { pressed } from './guards.ts';
import { identify } from './identify.ts';
import { pay } from './pay.ts';
import { person } from './person.ts';

/** One call. Hang-up, 0, 7 and star are handled here, so that no state can forget them. */
export const callMachine = callSetup.createMachine({
  id: 'call',
  context: ({ input }) => input,
  initial: 'selfService',
  on: { hangup: '.over.hungUp' },
  states: {
    selfService: {
      initial: 'identify',
      on: {
        key: [
          { guard: pressed('0'), target: '#call.person' },
          { guard: pressed('7'), actions: 'useRelay' },
          { guard: 'pressedRepeat', actions: 'repeat' },
        ],
        'query.failed': { target: '#call.person', actions: mustHear('trouble.accounts') },
        tooLong: { target: '#call.person', actions: notice('trouble.tooLong') },
        '*': [
          { guard: 'lastMiss', target: '#call.person', actions: notice('trouble.tooManyTries') },
          { guard: 'isMiss', actions: 'miss' },
        ],
      },
      states: {
        identify,
        account,
        amount,
        pay,
        whereTheyWere: { type: 'history', history: 'deep' },
      },
    },
    person,
    over: {
      initial: 'goodbye',
      on: { hangup: { actions: 'repeat' } },
      states: {
        goodbye: { type: 'final', tags: 'over', meta: { says: ['over.goodbye'] } },
        silent: { type: 'final', tags: 'over', meta: { says: ['over.silent'] } },
        hungUp: { type: 'final', tags: 'over', meta: { says: ['over.goodbye'] } },
      },
    },
  },
});
