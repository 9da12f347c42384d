import { billList } from './bill-list.ts';
import { callSetup, mustHear, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { requesting } from './requests.ts';

const menu = '#call.selfService.menu';

/** A bill is higher than expected: where to see why, an itemized statement, a dispute. */
export const billHelp = callSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      entry: 'toFirstPage',
      always: [
        { guard: 'hasOneBill', target: 'explain', actions: 'chooseOnlyBill' },
        { target: 'choose' },
      ],
    },
    choose: billList(['billHelp.intro', 'billHelp.eachBill', 'billHelp.listMenu'], 'explain', {
      target: menu,
    }),
    explain: {
      tags: 'hears.keys',
      meta: {
        says: ['billHelp.explain', 'billHelp.explainMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      exit: 'noteWebMention',
      on: {
        key: [
          { guard: pressedWhen('1', 'isMedicalBill'), ...requesting('itemizedStatement') },
          { guard: pressedWhen('2', 'isBillInDispute'), ...requesting('dispute') },
          { guard: pressedWhen('2', 'isMedicalBill'), target: 'confirmDispute' },
          {
            guard: pressed('2'),
            target: '#call.person.deciding',
            actions: mustHear('billHelp.premiumDispute'),
          },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    confirmDispute: {
      tags: 'hears.keys',
      meta: { says: ['billHelp.confirmDispute'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), ...requesting('dispute') },
          { guard: pressed('2'), target: 'explain' },
          { guard: pressed('9'), target: 'explain' },
        ],
      },
    },
  },
});
