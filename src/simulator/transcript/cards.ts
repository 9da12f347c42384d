import type { MagicCard } from '../contract.ts';
import type { CardChoice, PayStep } from './entries.ts';

/** What a caller keys into <Pay>. All but the number have a harmless default. */
export interface PayDetails {
  readonly number: string;
  /** MMYY */
  readonly expirationDate?: string;
  readonly securityCode?: string;
  readonly postalCode?: string;
  readonly bankRoutingNumber?: string;
  readonly bankAccountNumber?: string;
}

/** Test cards by the name a transcript gives them, as in `caller enters card approved-visa`. */
export type CardTable = Readonly<Record<string, PayDetails>>;

/** Names such as approved-visa, made of what a magic card does and its brand. */
export function nameCards(cards: readonly MagicCard[]): CardTable {
  return Object.fromEntries(
    cards.map((card) => [slug(`${card.outcome} ${card.brand}`), { number: card.number }]),
  );
}

/** The same for bank accounts, as in `caller pays with account insufficient-funds-account`. */
export function nameAccounts(
  accounts: readonly { readonly number: string; readonly outcome: string }[],
): CardTable {
  const named = accounts.map(({ number, outcome }): [string, PayDetails] => [
    slug(`${outcome} account`),
    { number: '', bankAccountNumber: number },
  ]);
  // Of several that do the same the first has the name.
  return Object.fromEntries(named.toReversed());
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The card meant, by its name or by its last four digits when only one card ends so. */
export function findCard(table: CardTable, choice: CardChoice): PayDetails | undefined {
  if ('account' in choice) return findCard(table, { name: choice.account });
  if ('name' in choice) return Object.hasOwn(table, choice.name) ? table[choice.name] : undefined;
  const { ending } = choice;
  const matches = Object.values(table).filter((card) => card.number.endsWith(ending));
  return matches.length === 1 ? matches[0] : undefined;
}

/** How a transcript names a card of which only the last four digits may be known. */
export function chooseCard(table: CardTable, ending: string): CardChoice {
  const names = Object.keys(table).filter((name) => table[name]?.number.endsWith(ending));
  const [name] = names;
  return name !== undefined && names.length === 1 ? { name } : { ending };
}

/** The keys that answer one <Pay> step from `card`, ended with #. */
export function payKeys(what: PayStep, card: PayDetails): string {
  // American Express has 15 digits and a four-digit security code.
  const securityCode = card.number.length === 15 ? '1234' : '123';
  const answers: Record<PayStep, string> = {
    card: card.number,
    'expiration date': card.expirationDate ?? '1239',
    'security code': card.securityCode ?? securityCode,
    'postal code': card.postalCode ?? '60601',
    'bank routing number': card.bankRoutingNumber ?? '110000000',
    'bank account': card.bankAccountNumber ?? '000123456789',
  };
  return `${answers[what]}#`;
}

/** Keys that every checker must refuse: bad check digits, a past date, too short a code. */
export const WRONG_KEYS: Readonly<Record<PayStep, string>> = {
  card: '4111111111111112#',
  'expiration date': '0120#',
  'security code': '1#',
  'postal code': '1#',
  'bank routing number': '123456789#',
  'bank account': '1#',
};
