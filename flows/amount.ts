import { callSetup, pressedUnless, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { askGateway } from './service.ts';

/** Where it leads when coverage does not hang on the amount: to the payment. */
const payment = '#call.selfService.premium.checking';

/** How much: all of it, the minimum due, or another amount that is read back before it counts. */
export const amount = callSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: 'isExpiredPremium', target: '#call.selfService.premium.expired' },
        { target: 'askingGateway' },
      ],
    },
    askingGateway: askGateway('choose'),
    choose: {
      tags: 'hears.keys',
      meta: { says: ['amount.about', 'amount.choose'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'owesInstalment'), target: payment, actions: 'payDueNow' },
          { guard: pressedUnless('1', 'isOnPlan'), target: payment, actions: 'payBalance' },
          {
            guard: pressedWhen('2', 'owesMoreThanInstalment'),
            target: payment,
            actions: 'payBalance',
          },
          { guard: pressedWhen('2', 'offersMinimum'), target: payment, actions: 'payMinimum' },
          { guard: pressed('3'), target: 'enter' },
          {
            guard: pressedWhen('4', 'offersPlan'),
            target: '#call.selfService.paymentPlan.looking',
          },
          { guard: pressedWhen('9', 'isMember'), target: '#call.selfService.account.bills' },
        ],
      },
    },
    enter: {
      tags: 'hears.keys',
      meta: { says: ['amount.enter'], hears: 'field', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        digits: [
          { guard: 'isPayable', target: 'confirm', actions: 'payKeyed' },
          { guard: 'isOverBalanceAgain', target: 'choose', actions: 'refuseOverBalance' },
          { guard: 'isOverBalance', actions: 'refuseOverBalance' },
        ],
        key: [
          { guard: pressed('9'), target: 'choose' },
          { guard: 'isPayable', target: 'confirm', actions: 'payKeyed' },
        ],
      },
    },
    confirm: {
      tags: 'hears.keys',
      meta: { says: ['amount.confirm'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'isLargeAmount'), target: 'confirmLarge' },
          { guard: pressed('1'), target: payment },
          { guard: pressed('2'), target: 'enter' },
          { guard: pressed('9'), target: 'choose' },
        ],
      },
    },
    confirmLarge: {
      tags: 'hears.keys',
      meta: { says: ['amount.confirmLarge'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: payment },
          { guard: pressed('2'), target: 'enter' },
          { guard: pressed('9'), target: 'choose' },
        ],
      },
    },
  },
});
