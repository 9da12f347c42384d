import { billList } from './bill-list.ts';
import { callSetup, mustHear, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

const menu = '#call.selfService.menu';

/** Whoever leaves was not paying the bill: a call that breaks off later does not go on with it. */
const leaving = { target: menu, actions: 'leaveBill' } as const;

/** A bill in monthly instalments without interest: which, how many, on which days, and a yes. */
export const paymentPlan = callSetup.createStateConfig({
  initial: 'refreshing',
  states: {
    refreshing: {
      tags: 'waits.query',
      entry: 'askMemberBills',
      on: { 'bills.known': { target: 'arriving', actions: 'takeBills' } },
    },
    arriving: {
      always: [
        { guard: 'hasNoBills', target: menu },
        { guard: 'hasOneBill', target: 'looking', actions: 'chooseOnlyBill' },
        { target: 'choose' },
      ],
    },
    choose: billList(
      ['paymentPlan.intro', 'paymentPlan.eachToSplit', 'paymentPlan.listMenu'],
      'looking',
      leaving,
    ),
    looking: {
      tags: 'waits.query',
      entry: 'askFreshBill',
      on: {
        'bill.fresh': { target: 'deciding', actions: ['takeFreshBill', 'judgePaymentPlan'] },
      },
    },
    deciding: {
      always: [{ guard: 'isPaymentPlanRefused', target: 'refused' }, { target: 'lengths' }],
    },
    lengths: {
      tags: 'hears.keys',
      meta: {
        says: ['paymentPlan.split', 'paymentPlan.eachLength', 'paymentPlan.lengthsMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: 'isOfferedLength', target: 'schedule', actions: 'choosePlanLength' },
          { guard: pressed('9'), ...leaving },
        ],
      },
    },
    schedule: {
      tags: 'hears.keys',
      meta: {
        says: ['paymentPlan.schedule', 'paymentPlan.total', 'paymentPlan.scheduleMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingAgain' },
          { guard: pressed('2'), target: 'lengths' },
          { guard: pressed('3'), target: 'dates' },
          { guard: pressed('9'), ...leaving },
        ],
      },
    },
    dates: {
      tags: 'hears.keys',
      meta: {
        says: ['paymentPlan.datesIntro', 'paymentPlan.eachDate', 'paymentPlan.datesMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingAgain' },
          { guard: pressed('2'), target: 'lengths' },
          { guard: pressed('9'), target: 'schedule' },
        ],
      },
    },
    /** Somebody may have paid the bill, or put it on a plan, while the caller listened. */
    lookingAgain: {
      tags: 'waits.query',
      entry: 'askFreshBill',
      on: {
        'bill.fresh': [
          {
            guard: 'paymentPlanStands',
            target: 'done',
            actions: ['takeFreshBill', 'agreeToPaymentPlan', 'setUpPaymentPlan'],
          },
          {
            guard: 'isFreshUnfitForPlan',
            target: 'deciding',
            actions: ['takeFreshBill', 'judgePaymentPlan'],
          },
          {
            target: 'deciding',
            actions: ['takeFreshBill', 'judgePaymentPlan', mustHear('pay.billChanged')],
          },
        ],
      },
    },
    done: {
      tags: 'hears.keys',
      meta: {
        announces: ['paymentPlan.done'],
        says: ['paymentPlan.doneMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: '#call.selfService.pay', actions: 'payFirstInstalment' },
          { guard: pressed('2'), ...leaving },
        ],
      },
    },
    refused: {
      tags: 'hears.keys',
      meta: {
        says: ['paymentPlan.refused', 'paymentPlan.refusedMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'canPayWithoutPlan'), target: '#call.selfService.amount' },
          { guard: pressed('9'), ...leaving },
        ],
      },
    },
  },
});
