import { callSetup, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

const payment = '#call.selfService.pay';
const person = '#call.person';

/** A premium is more than a bill: coverage hangs on the day and on the amount. */
export const premium = callSetup.createStateConfig({
  initial: 'urgent',
  states: {
    urgent: {
      tags: 'hears.keys',
      meta: { says: ['premium.urgent', 'premium.urgentMenu'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'urgentIsExpired'), target: person },
          {
            guard: pressed('1'),
            target: '#call.selfService.amount',
            actions: 'chooseUrgentBill',
          },
          { guard: pressed('2'), target: '#call.selfService.menu' },
        ],
      },
    },
    /** After the last day the line takes no money that may buy nothing. */
    expired: {
      tags: 'hears.keys',
      meta: {
        says: ['premium.chosenExpired', 'premium.expiredMenu'],
        hears: 'menu',
        discloses: 'bill',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: person },
          { guard: pressedWhen('2', 'isMember'), target: '#call.selfService.account.bills' },
          { guard: pressed('2'), target: '#call.over.ending' },
        ],
      },
    },
    /** Between every choice of an amount and its payment. */
    checking: {
      always: [{ guard: 'isTooLittleForCoverage', target: 'partial' }, { target: payment }],
    },
    partial: {
      tags: 'hears.keys',
      meta: {
        says: ['premium.partial', 'premium.partialMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: payment, actions: 'payToKeepCoverage' },
          { guard: pressed('2'), target: payment },
          { guard: pressed('9'), target: '#call.selfService.amount.choose' },
        ],
      },
    },
  },
});
