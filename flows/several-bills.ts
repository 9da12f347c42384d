import { anotherOwnBill } from './account.ts';
import { lookAgainAtSeveral } from './bank/look-again.ts';
import { callSetup, mustHear, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { SeveralAmounts } from './rules/several-bills.ts';
import { askGateway } from './service.ts';

const list = '#call.selfService.account.bills';

const pays = (amounts: SeveralAmounts) => ({ type: 'paySeveral', params: { amounts } }) as const;

/** All bills or some of them, with one card, one charge and one confirmation number. */
export const severalBills = callSetup.createStateConfig({
  initial: 'askingGateway',
  states: {
    askingGateway: askGateway('choose'),
    choose: {
      tags: 'hears.keys',
      meta: { says: ['severalBills.choose'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'total', actions: 'chooseAllBills' },
          { guard: pressed('2'), target: 'pick', actions: 'startSeveral' },
          { guard: pressed('9'), target: list },
        ],
      },
    },
    /** One bill a turn. */
    pick: {
      tags: 'hears.keys',
      meta: { says: ['severalBills.pick'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'picked', actions: 'includeBill' },
          { guard: pressed('2'), target: 'picked', actions: 'skipBill' },
          { guard: pressedWhen('9', 'isFirstAskedAbout'), target: 'choose' },
          { guard: pressed('9'), target: 'picked', actions: 'askPreviousBill' },
        ],
      },
    },
    picked: {
      always: [
        { guard: 'hasMoreToAsk', target: 'pick' },
        { guard: 'hasChosenSome', target: 'total' },
        { target: 'choose', actions: notice('severalBills.noneChosen') },
      ],
    },
    total: {
      tags: 'hears.keys',
      meta: { says: ['severalBills.total'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'looking', actions: pays('dueNow') },
          {
            guard: pressedWhen('2', 'owesMoreThanDue'),
            target: 'looking',
            actions: pays('balance'),
          },
          { guard: pressed('3'), target: 'pick', actions: 'startSeveral' },
          { guard: pressed('9'), target: 'choose' },
        ],
      },
    },
    looking: {
      tags: 'waits.query',
      entry: 'askFreshBills',
      on: {
        'bills.fresh': [
          {
            guard: 'cannotPayAnymore',
            target: '#call.person.deciding',
            actions: mustHear('pay.outOfCards'),
          },
          { guard: 'haveSeveralChanged', target: 'changed', actions: 'takeFreshBills' },
          { target: '#call.selfService.bank' },
        ],
      },
    },
    /** Nothing is charged unless every bill is as the caller agreed to it. */
    lookingAgain: lookAgainAtSeveral('#call.selfService.pay.submitting', [
      'authorize',
      'charge',
      'forgetCard',
    ]),
    changed: {
      always: [{ guard: 'hasChosenSome', target: 'total' }, { target: 'noneLeft' }],
    },
    noneLeft: {
      tags: 'hears.keys',
      meta: {
        says: ['severalBills.noneLeft', 'pay.otherBillMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: { key: [{ guard: pressed('2'), target: '#call.over.ending' }, anotherOwnBill] },
    },
  },
});
