import { billList, extendableBills } from './bill-list.ts';
import { callSetup, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

const menu = '#call.selfService.menu';

/** More time for a bill: the rules decide, the caller hears the new date and says yes to it. */
export const extension = callSetup.createStateConfig({
  initial: 'refreshing',
  states: {
    refreshing: {
      tags: 'waits.query',
      entry: 'askMemberBills',
      on: { 'bills.known': { target: 'arriving', actions: 'takeBills' } },
    },
    arriving: {
      always: [
        { guard: 'hasNothingToExtend', target: menu },
        { guard: 'hasOneToExtend', target: 'looking', actions: 'chooseOnlyExtendable' },
        { target: 'choose' },
      ],
    },
    choose: billList(
      ['extension.intro', 'extension.eachBill', 'extension.listMenu'],
      'looking',
      { target: menu },
      extendableBills,
    ),
    looking: {
      tags: 'waits.query',
      entry: 'askExtension',
      on: { 'extension.known': { target: 'deciding', actions: 'decideExtension' } },
    },
    deciding: {
      always: [{ guard: 'isExtensionRefused', target: 'refused' }, { target: 'offer' }],
    },
    offer: {
      tags: 'hears.keys',
      meta: {
        says: ['extension.offer', 'extension.offerMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'lookingAgain' },
          { guard: pressed('2'), target: menu },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    /** Somebody else may have extended or paid the bill while the caller listened. */
    lookingAgain: {
      tags: 'waits.query',
      entry: 'askExtension',
      on: {
        'extension.known': [
          { guard: 'extensionStands', target: 'done', actions: ['grantExtension', 'extend'] },
          { target: 'deciding', actions: 'decideExtension' },
        ],
      },
    },
    done: {
      tags: 'hears.keys',
      meta: {
        announces: ['extension.done'],
        says: ['extension.doneMenu'],
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
    refused: {
      tags: 'hears.keys',
      meta: {
        says: ['extension.refused', 'extension.refusedMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'canPayInstead'), target: '#call.selfService.amount' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
  },
});
