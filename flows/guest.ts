import { callSetup, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { PayerRelationship } from './vocabulary.ts';

const account = '#call.selfService.account';

const answered = (key: string, payer: PayerRelationship) =>
  ({
    guard: pressed(key),
    target: account,
    actions: { type: 'takePayer', params: { payer } },
  }) as const;

/** Back: the wrong bill was keyed. */
const anotherNumber = {
  guard: pressed('9'),
  target: '#call.selfService.identify.billNumber',
  actions: 'forgetBill',
} as const;

/**
 * Who has shown no more than a bill's number: how they stand to the member, before they hear the
 * amount due and its due date and nothing else (45 CFR 164.514(h), authority; 164.502(b), minimum
 * necessary). Many who pay so are the member with no card at hand: their key comes first.
 */
export const guest = callSetup.createStateConfig({
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: 'hasNoBills', target: account },
        { guard: 'isRegionMissing', target: 'region' },
        { target: 'relationship' },
      ],
    },
    /** Only when the records do not say: it decides the office and the calendar day. */
    region: {
      tags: 'hears.keys',
      meta: { says: ['guest.askRegion', 'guest.eachRegion', 'guest.moreRegions'], hears: 'menu' },
      entry: ['newQuestion', 'toFirstRegion'],
      on: {
        key: [
          { guard: 'isListedRegion', target: 'relationship', actions: 'chooseRegion' },
          { guard: pressedWhen('5', 'hasSeveralRegionPages'), actions: 'nextRegionPage' },
          anotherNumber,
        ],
        // Who does not know it pays all the same, at the line's own office.
        '*': { guard: 'lastMiss', target: 'relationship' },
      },
    },
    relationship: {
      tags: 'hears.keys',
      meta: { says: ['guest.askRelationship'], hears: 'menu' },
      entry: 'newQuestion',
      on: {
        key: [
          answered('1', 'member'),
          answered('2', 'family'),
          answered('3', 'caregiverOrFriend'),
          answered('4', 'organization'),
          anotherNumber,
        ],
      },
    },
  },
});
