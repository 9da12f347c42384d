import { magicAccounts } from '../../src/payments/sandbox/magic-accounts.ts';
import { magicCards } from '../../src/payments/sandbox/magic-cards.ts';
import { nameAccounts, nameCards } from '../../src/simulator/transcript/cards.ts';
import type { Entry, NumberedEntry } from '../../src/simulator/transcript/entries.ts';
import { playTranscript } from '../../src/simulator/transcript/play.ts';
import { checkGateway, checkStore } from './checks.ts';
import { atTheDesk } from './desk-directives.ts';
import { listensAfterKeying, payAtTheDesk } from './desk-payment-directives.ts';
import { obey } from './directives.ts';
import type { World } from './world.ts';

const spaced = (outcome: string) => outcome.replace(/[A-Z]/g, ' $&');

const cards = {
  ...nameCards(magicCards.map((card) => ({ ...card, outcome: spaced(card.outcome) }))),
  ...nameAccounts(
    magicAccounts.map(({ number, outcome }) => ({ number, outcome: spaced(outcome) })),
  ),
};

/** Answers one `store` line of a transcript. */
export type StoreCheck = (world: World, asked: string) => Promise<string>;

/** Plays a .call file in a started world; what was really said and is really so comes back. */
export function playCall(
  world: World,
  text: string,
  entries: readonly NumberedEntry[],
  check: StoreCheck = checkStore,
): Promise<Entry[]> {
  return playTranscript({
    entries,
    clock: world.clock,
    cards,
    place: (handset, plan) => world.place(listensAfterKeying(handset), plan),
    onDirective: async ({ word, text: said }) => {
      if (word === 'clock' && !said.startsWith('passes')) return;
      await obey(world, word, said);
    },
    onCheck: async ({ word, text: asked }) => {
      if (word === 'desk')
        return world.letTimeRun(
          async () => (await payAtTheDesk(world, asked)) ?? atTheDesk(world, asked),
        );
      await world.pass(0);
      if (word === 'store') return check(world, asked);
      if (word === 'gateway') return checkGateway(world);
      return world.leaks(text).join(', ') || 'none';
    },
  });
}
