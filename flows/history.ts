import { callSetup, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

const menu = '#call.selfService.menu';

/** What the member has paid by this line: the last payments, or one by its confirmation number. */
export const history = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askPastPayments',
      on: {
        'pastPayments.known': { target: 'list', actions: 'takePastPayments' },
        'query.failed': { target: menu, actions: notice('history.unavailable') },
      },
    },
    list: {
      tags: 'hears.keys',
      meta: {
        says: ['history.intro', 'history.eachPayment', 'history.more', 'history.listMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'number' },
          { guard: pressedWhen('6', 'hasSeveralPastPages'), actions: 'nextPastPayment' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    number: {
      tags: 'hears.keys',
      meta: { says: ['history.askNumber'], hears: 'field', fieldDigits: 8, discloses: 'member' },
      entry: 'nextConfirmation',
      on: {
        digits: [
          { guard: 'isConfirmation', target: 'finding' },
          {
            guard: 'isMistypedConfirmationAgain',
            target: '#call.person',
            actions: notice('trouble.tooManyTries'),
          },
          { guard: 'isMistypedConfirmation', actions: 'refuseMistypedConfirmation' },
        ],
        key: { guard: pressed('9'), target: 'looking' },
      },
    },
    /** A payment of somebody else is answered as one that does not exist. */
    finding: {
      tags: 'waits.query',
      entry: 'askPastPayment',
      on: {
        'pastPayment.known': [
          { guard: 'isPastPaymentFound', target: 'one', actions: 'takePastPayment' },
          {
            guard: 'lastConfirmation',
            target: '#call.person',
            actions: ['failConfirmation', notice('trouble.tooManyTries')],
          },
          { target: 'number', actions: 'failConfirmation' },
        ],
        'query.failed': { target: menu, actions: notice('history.unavailable') },
      },
    },
    one: {
      tags: 'hears.keys',
      meta: {
        announces: ['history.one', 'severalBills.eachPart'],
        says: ['history.oneMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'number' },
          { guard: pressed('9'), target: 'looking' },
        ],
      },
    },
  },
});
