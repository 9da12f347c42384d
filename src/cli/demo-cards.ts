import { magicAccounts } from '../payments/sandbox/magic-accounts.ts';
import { magicCards } from '../payments/sandbox/magic-cards.ts';
import type { MagicCard } from '../simulator/contract.ts';

/** The sandbox's magic cards as the phones show them. */
export const demoCards: readonly MagicCard[] = magicCards.map(({ number, brand, name }) => ({
  number,
  brand,
  outcome: name,
}));

/** Its bank accounts by what they do, with routing number 110000000. */
export const demoAccounts = magicAccounts.map(({ number, name }) => ({ number, outcome: name }));
