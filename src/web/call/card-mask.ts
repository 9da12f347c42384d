/** Stands for a digit nobody may see. */
export const HIDDEN_DIGIT = '•';

/** Thirteen digits and more, spaces and dashes between them forgiven: a card number may be there. */
const CARD_RUN = /[\d•](?:[ -]*[\d•]){12,}/g;
const HIDDEN_RUN = /(•(?:[ -]*•)*)/;

/** The text as the page keeps and shows it: no digit left of what may be a card number. */
export function maskCards(text: string): string {
  return text.replaceAll(CARD_RUN, maskDigits);
}

/** The text without any digit: what is typed while the line takes a private entry. */
export function maskDigits(text: string): string {
  return text.replaceAll(/\d/g, HIDDEN_DIGIT);
}

/** A stretch of masked text; `hiddenDigits` is 0 where it can be read. */
export interface MaskedPart {
  readonly text: string;
  readonly hiddenDigits: number;
}

/** Cuts masked text where hidden digits begin and end, for an ear that is told how many. */
export function maskedParts(text: string): readonly MaskedPart[] {
  return text
    .split(HIDDEN_RUN)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, hiddenDigits: part.split(HIDDEN_DIGIT).length - 1 }));
}

/** Masked text in words alone: 'CARD 16 hidden digits GA'. */
export function maskedWords(text: string): string {
  const words = ({ text: part, hiddenDigits }: MaskedPart) =>
    hiddenDigits === 0 ? part : `${hiddenDigits} hidden ${hiddenDigits === 1 ? 'digit' : 'digits'}`;
  return maskedParts(text).map(words).join('');
}
