import { looksLikeCard } from '../wire/mask.ts';
import { type CardTable, chooseCard, findCard } from './cards.ts';

/** `card approved-visa` or `card ending 1111`: in small letters, which a TTY does not have. */
const NAMED = /card (?:ending (\d{4})|([a-z][a-z0-9-]*))/g;
const DIGITS = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/** A transcript's typed text with the numbers of the cards it names; undefined for an unknown one. */
export function withCardNumbers(text: string, cards: CardTable): string | undefined {
  let isKnown = true;
  const typed = text.replaceAll(NAMED, (_, ending?: string, name?: string) => {
    const card = findCard(cards, ending === undefined ? { name: name ?? '' } : { ending });
    if (!card) isKnown = false;
    return card?.number ?? '';
  });
  return isKnown ? typed : undefined;
}

/** Typed text as a transcript may have it: cards by their names. */
export function withoutCardNumbers(text: string, cards: CardTable): string {
  return text.replaceAll(DIGITS, (run) => {
    const digits = run.replace(/\D/g, '');
    if (!looksLikeCard(digits)) return run;
    const card = chooseCard(cards, digits.slice(-4));
    return 'name' in card ? `card ${card.name}` : `card ending ${digits.slice(-4)}`;
  });
}

/** The text without the cards it names: what remains is typed as it stands. */
export function besidesCards(text: string): string {
  return text.replaceAll(NAMED, '');
}
