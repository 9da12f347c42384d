import { magicCards } from '../payments/sandbox/magic-cards.ts';
import type { MagicCard } from '../simulator/contract.ts';

/** The sandbox's magic cards as the phones show them. */
export const demoCards: readonly MagicCard[] = magicCards.map(({ number, brand, name }) => ({
  number,
  brand,
  outcome: name,
}));
