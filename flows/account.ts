import { and } from 'xstate';
import { callSetup, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

/** After identification: the most urgent thing first, then the open bills, five at a time. */
export const account = callSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: 'isReturnedCall', target: '#call.returned.ready' },
        { guard: and(['paysOneBill', 'hasNoBills']), target: 'nothingDue' },
        { guard: 'paysOneBill', target: '#call.selfService.amount' },
        { guard: 'wasBrokenOff', target: 'brokenOff' },
        { guard: 'urgentIsPremium', target: '#call.selfService.premium' },
        { guard: 'hasUrgentBill', target: 'urgent' },
        { target: '#call.selfService.menu' },
      ],
    },
    brokenOff: {
      tags: 'hears.keys',
      meta: { says: ['account.brokenOff'], hears: 'menu', discloses: 'member' },
      entry: ['chooseEarlierBill', 'newQuestion'],
      on: {
        key: [
          { guard: pressed('1'), target: '#call.selfService.amount' },
          { guard: pressed('2'), target: 'bills' },
        ],
      },
    },
    urgent: {
      tags: 'hears.keys',
      meta: { says: ['account.urgent', 'account.urgentMenu'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: pressed('1'),
            target: '#call.selfService.amount',
            actions: 'chooseUrgentBill',
          },
          { guard: pressed('2'), target: 'bills' },
          { guard: pressedWhen('3', 'urgentCanBeHelped'), target: '#call.selfService.assistance' },
        ],
      },
    },
    bills: {
      tags: 'hears.keys',
      meta: {
        says: ['account.billsIntro', 'account.eachBill', 'account.billsMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: 'isListed',
            target: '#call.selfService.amount',
            actions: 'chooseListedBill',
          },
          { guard: pressedWhen('6', 'hasSeveralPages'), actions: 'nextPage' },
          { guard: pressedWhen('8', 'offersSeveral'), target: '#call.selfService.severalBills' },
          { guard: pressed('9'), target: '#call.selfService.menu' },
        ],
      },
    },
    refreshing: {
      tags: 'waits.query',
      entry: 'askMemberBills',
      on: {
        'bills.known': [{ target: 'listing', actions: 'takeBills' }],
      },
    },
    listing: {
      always: [{ guard: 'hasNoBills', target: 'nothingDue' }, { target: 'bills' }],
    },
    nothingDue: {
      tags: 'hears.keys',
      meta: { says: ['account.nothingDue'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: { guard: pressed('1'), target: '#call.over.ending' },
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
  },
});

/** Key 1 where only a member comes: their list anew. */
export const anotherOwnBill = {
  guard: pressed('1'),
  target: '#call.selfService.account.refreshing',
} as const;

/** Key 1 of a finished payment: the member's list anew, or another bill's number. */
export const anotherBill = [
  { guard: pressedWhen('1', 'isMember'), target: '#call.selfService.account.refreshing' },
  {
    guard: pressed('1'),
    target: '#call.selfService.identify.billNumber',
    actions: ['forgetBill', notice('identify.anotherBill')],
  },
] as const;
