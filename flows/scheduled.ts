import { callSetup, notice } from './call-setup.ts';
import { pressed } from './guards.ts';

const confirm = '#call.selfService.pay.confirm';
const menu = '#call.selfService.menu';

/** Pay on a later date: which one, the words that are agreed to, and its number. */
export const scheduled = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askScheduled',
      on: {
        'scheduled.known': [
          { guard: 'isBillScheduled', target: 'already', actions: 'takeScheduled' },
          { target: 'date', actions: 'takeScheduled' },
        ],
        'query.failed': { target: confirm, actions: notice('scheduled.unavailable') },
      },
    },
    date: {
      tags: 'hears.keys',
      meta: { says: ['scheduled.askDate'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'agree', actions: 'takeDueDate' },
          { guard: pressed('2'), target: 'keyDate' },
          { guard: pressed('9'), target: confirm },
        ],
      },
    },
    keyDate: {
      tags: 'hears.keys',
      meta: { says: ['scheduled.keyDate'], hears: 'field', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        digits: [
          { guard: 'isPayDate', target: 'agree', actions: 'takeKeyedDate' },
          { guard: 'isDateRefusedAgain', target: 'date', actions: 'refuseDate' },
          { guard: 'isDateRefused', actions: 'refuseDate' },
        ],
        key: { guard: pressed('9'), target: 'date' },
      },
    },
    agree: {
      tags: 'hears.keys',
      meta: {
        says: ['scheduled.agree', 'scheduled.agreeMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingAgain' },
          { guard: pressed('2'), target: 'date' },
          { guard: pressed('9'), target: confirm },
        ],
      },
    },
    /** Somebody else may have scheduled the bill, or midnight passed, while the caller listened. */
    lookingAgain: {
      tags: 'waits.query',
      entry: 'askScheduled',
      on: {
        'scheduled.known': [
          { guard: 'isBillScheduled', target: 'already', actions: 'takeScheduled' },
          {
            guard: 'isDateGone',
            target: confirm,
            actions: ['takeScheduled', notice('scheduled.dateGone')],
          },
          { target: 'done', actions: ['takeScheduled', 'nameSchedule', 'schedule', 'forgetCard'] },
        ],
        'query.failed': { target: confirm, actions: notice('scheduled.unavailable') },
      },
    },
    done: {
      tags: 'hears.keys',
      meta: {
        announces: ['scheduled.done'],
        says: ['scheduled.doneMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: menu },
          { guard: pressed('2'), target: '#call.over.ending' },
        ],
      },
    },
    already: {
      tags: 'hears.keys',
      meta: {
        announces: ['scheduled.already'],
        says: ['scheduled.alreadyMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: pressed('1'),
            target: '#call.selfService.scheduledPayments',
            actions: ['dropCard', 'forgetCard'],
          },
          { guard: pressed('2'), target: confirm },
          { guard: pressed('9'), target: confirm },
        ],
      },
    },
  },
});
