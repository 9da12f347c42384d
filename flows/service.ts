import { callSetup, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { backWith } from './queue/states.ts';

/** Before an amount is chosen, and again before a card is keyed: can cards be taken at all? */
export function askGateway(goOn: string) {
  return {
    tags: 'waits.query',
    entry: 'askGateway',
    on: {
      'gateway.known': [
        { guard: 'cardsClosed', target: '#call.selfService.noCards' },
        { target: goOn },
      ],
      // What cannot be known is not a failure: the charge itself will tell.
      'query.failed': goOn,
    },
  } as const;
}

/** The gateway is down, or the operator has closed payments: a person, or other things. */
export const noCards = callSetup.createStateConfig({
  tags: 'hears.keys',
  meta: {
    announces: ['service.noCards'],
    says: ['service.noCardsMenu'],
    hears: 'menu',
    discloses: 'bill',
  },
  entry: 'newQuestion',
  always: backWith('service.noCards'),
  on: {
    key: [
      { guard: pressedWhen('1', 'isMember'), target: '#call.selfService.menu' },
      { guard: pressed('1'), target: '#call.selfService.amount' },
      { guard: pressed('2'), target: '#call.over.ending' },
    ],
  },
});
