import { callSetup } from './call-setup.ts';
import { pressed } from './guards.ts';
import { requesting } from './requests.ts';

const menu = '#call.selfService.menu';

/** Help paying: who may qualify, what it covers, how to apply. Nobody is asked what they earn. */
export const assistance = callSetup.createStateConfig({
  initial: 'household',
  states: {
    household: {
      tags: 'hears.keys',
      meta: { says: ['assistance.askHousehold'], hears: 'field', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        digits: { guard: 'isHouseholdSize', target: 'bands', actions: 'keepHouseholdSize' },
        key: [
          { guard: pressed('9'), target: menu },
          { guard: 'isHouseholdSize', target: 'bands', actions: 'keepHouseholdSize' },
        ],
      },
    },
    bands: {
      tags: 'hears.keys',
      meta: {
        says: ['assistance.eachBand', 'assistance.coverage', 'assistance.menu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), ...requesting('assistance') },
          { guard: pressed('2'), target: 'household' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
  },
});
