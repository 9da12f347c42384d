import { and, not } from 'xstate';
import { pressed } from '../guards.ts';

/**
 * Before a card or an account is keyed: digits are taken from the telephone's keypad alone, and some
 * TTYs have none (ATIS); `without` is where those go on, `back` what the key 9 does. Who calls by
 * voice or relay goes straight on.
 */
export function phoneKeys<Back>(
  goOn: string,
  { without, back }: { readonly without: string; readonly back: readonly Back[] },
) {
  return {
    initial: 'deciding',
    states: {
      deciding: {
        always: [
          { guard: and(['isByTty', not('hasPhoneKeys')]), target: 'asking' },
          { target: goOn },
        ],
      },
      asking: {
        tags: 'hears.keys',
        meta: { says: ['phoneKeys.ask'], hears: 'menu', discloses: 'bill' },
        entry: 'newQuestion',
        on: {
          key: [
            { guard: pressed('1'), target: goOn, actions: 'notePhoneKeys' },
            { guard: pressed('2'), target: without },
            ...back,
          ],
        },
      },
    },
  } as const;
}
