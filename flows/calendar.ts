import { callSetup, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

/** What is due when, five entries a page. */
export const calendar = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askMemberBills',
      on: { 'bills.known': { target: 'page', actions: 'takeBills' } },
    },
    page: {
      tags: 'hears.keys',
      meta: {
        says: ['calendar.intro', 'calendar.eachEntry', 'calendar.menu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'owesSomething'), target: '#call.selfService.account.bills' },
          { guard: pressedWhen('6', 'hasSeveralCalendarPages'), actions: 'nextCalendarPage' },
          { guard: pressed('9'), target: '#call.selfService.menu' },
        ],
      },
    },
  },
});
