import { callSetup, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

const menu = '#call.selfService.menu';

/** What of the member's is still to be charged: hear it, cancel it until the day before. */
export const scheduledPayments = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askScheduled',
      on: {
        'scheduled.known': { target: 'list', actions: ['takeScheduled', 'toFirstPage'] },
        'query.failed': { target: menu, actions: notice('scheduled.unavailable') },
      },
    },
    list: {
      tags: 'hears.keys',
      meta: {
        says: ['scheduled.intro', 'scheduled.each', 'scheduled.listMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: 'isListedAndTooLate', target: 'tooLate', actions: 'chooseScheduled' },
          { guard: 'isListedScheduled', target: 'confirmCancel', actions: 'chooseScheduled' },
          { guard: pressedWhen('6', 'hasSeveralScheduledPages'), actions: 'nextScheduledPage' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    confirmCancel: {
      tags: 'hears.keys',
      meta: { says: ['scheduled.confirmCancel'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingAgain' },
          { guard: pressed('2'), target: 'list' },
          { guard: pressed('9'), target: 'list' },
        ],
      },
    },
    /** It may have been cancelled in another call, or its day have come, meanwhile. */
    lookingAgain: {
      tags: 'waits.query',
      entry: 'askScheduled',
      on: {
        'scheduled.known': [
          { guard: 'isScheduledGone', target: 'list', actions: ['takeScheduled', 'toFirstPage'] },
          { guard: 'isTooLateToCancel', target: 'tooLate' },
          { target: 'cancelled', actions: 'cancelScheduled' },
        ],
        'query.failed': { target: menu, actions: notice('scheduled.unavailable') },
      },
    },
    cancelled: {
      tags: 'hears.keys',
      meta: {
        announces: ['scheduled.cancelled'],
        says: ['scheduled.cancelledMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      // Forgotten only as the caller goes on: after a person they hear again which one it was.
      on: {
        key: [
          { guard: pressed('1'), target: menu, actions: 'forgetScheduled' },
          { guard: pressed('2'), target: '#call.over.ending' },
          { guard: pressed('9'), target: menu, actions: 'forgetScheduled' },
        ],
      },
    },
    tooLate: {
      tags: 'hears.keys',
      meta: {
        says: ['scheduled.tooLate', 'scheduled.tooLateMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: { key: { guard: pressed('9'), target: 'list' } },
    },
  },
});
