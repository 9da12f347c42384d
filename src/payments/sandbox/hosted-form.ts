import type { CardBrand } from '../card-entries.ts';
import type { FieldName } from './hosted-words.ts';
import { type MagicCard, magicCards } from './magic-cards.ts';

/** How the world outside names the brands. */
export const brandNames: Readonly<Record<MagicCard['brand'], CardBrand>> = {
  Visa: 'visa',
  Mastercard: 'mastercard',
  'American Express': 'amex',
  Discover: 'discover',
};

export type FormReading =
  | { readonly card: MagicCard /** M/YY, as the connector gets it. */; readonly expiry: string }
  | { readonly wrong: readonly FieldName[] };

/** The test cards a page with these brands takes. */
export function cardsFor(brands: readonly CardBrand[]): readonly MagicCard[] {
  return magicCards.filter(({ brand }) => brands.includes(brandNames[brand]));
}

/** Reads a posted form; `today` is YYYY-MM-DD. What is wrong comes in the order of the page. */
export function readCardForm(
  body: unknown,
  brands: readonly CardBrand[],
  today: string,
): FormReading {
  const given: Record<string, unknown> = Object(body);
  const typed = (name: FieldName) => String(given[name] ?? '').trim();
  const number = typed('number').replaceAll(/[ -]/g, '');
  const card = cardsFor(brands).find((known) => known.number === number);
  const expiry = readExpiry(typed('expiry'), today);
  const codeDigits = card?.brand === 'American Express' ? 4 : 3;
  const isCode = card ? typed('code').length === codeDigits : /^.{3,4}$/.test(typed('code'));
  const wrong: FieldName[] = [];
  if (!card) wrong.push('number');
  if (expiry === null) wrong.push('expiry');
  if (!isCode || !/^\d+$/.test(typed('code'))) wrong.push('code');
  if (!/^\d{5}$/.test(typed('zip'))) wrong.push('zip');
  return card && expiry !== null && wrong.length === 0 ? { card, expiry } : { wrong };
}

/** "08/30", "8/30", "0830" or "08/2030" of this month or a later one; null for anything else. */
function readExpiry(text: string, today: string): string | null {
  const [, month = '', year = ''] = /^(0?[1-9]|1[0-2]) ?\/? ?(?:20)?(\d\d)$/.exec(text) ?? [];
  if (month === '') return null;
  const isOver = `20${year}-${month.padStart(2, '0')}` < today.slice(0, 7);
  return isOver ? null : `${month.padStart(2, '0')}/${year}`;
}
