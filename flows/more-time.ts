import { callSetup, pressedUnless, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

const menu = '#call.selfService.menu';

const remember = (isWanted: boolean) =>
  [
    isWanted ? 'wantMoreTime' : 'wantNoMoreTime',
    { type: 'rememberMoreTime', params: { isWanted } },
  ] as const;

/** More time for each answer, on every call of the member's: kept on their record, or taken off it. */
export const moreTime = callSetup.createStateConfig({
  initial: 'asking',
  states: {
    asking: {
      tags: 'hears.keys',
      meta: { says: ['relay.preference'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          {
            guard: pressedUnless('1', 'prefersMoreTime'),
            target: 'kept',
            actions: remember(true),
          },
          {
            guard: pressedWhen('1', 'prefersMoreTime'),
            target: 'takenOff',
            actions: remember(false),
          },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    kept: done('relay.preferenceKept'),
    takenOff: done('relay.preferenceTakenOff'),
  },
});

function done(key: string) {
  return {
    tags: 'hears.keys',
    meta: { announces: [key], says: ['relay.preferenceMenu'], hears: 'menu', discloses: 'member' },
    entry: 'newQuestion',
    on: {
      key: [
        { guard: pressed('1'), target: menu },
        { guard: pressed('9'), target: menu },
        { guard: pressed('2'), target: '#call.over.ending' },
      ],
    },
  } as const;
}
