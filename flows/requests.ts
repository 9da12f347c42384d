import { callSetup } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { RequestKind } from './vocabulary.ts';

/** For state configs: an edge that files a request of this kind, about the chosen bill if any. */
export const requesting = (kind: RequestKind) =>
  ({
    target: '#call.selfService.requests',
    actions: { type: 'startRequest', params: { kind } },
  }) as const;

const goOn = {
  key: [
    { guard: pressed('1'), target: '#call.selfService.menu' },
    { guard: pressed('9'), target: '#call.selfService.menu' },
    { guard: pressed('2'), target: '#call.over.ending' },
  ],
} as const;

/** Something the plan is to do: filed once, and told by its reference ever after. */
export const requests = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askOpenRequest',
      on: {
        'request.known': [
          { guard: 'hasOpenRequest', target: 'already', actions: 'takeOpenRequest' },
          { target: 'filed', actions: ['takeNewRequest', 'fileRequest'] },
        ],
      },
    },
    filed: {
      tags: 'hears.keys',
      meta: {
        announces: ['requests.filed'],
        says: ['requests.menu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: goOn,
    },
    already: {
      tags: 'hears.keys',
      meta: {
        announces: ['requests.already'],
        says: ['requests.menu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: goOn,
    },
  },
});
