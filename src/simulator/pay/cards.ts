import type { CardType } from '../twiml/card-types.ts';

interface Brand {
  readonly type: CardType;
  /** Matched against the whole number. */
  readonly numbers: RegExp;
}

/** The ranges Twilio documents (reference 3.1), and Diners' 305; the narrower ones come first. */
const brands: readonly Brand[] = [
  { type: 'amex', numbers: /^3[47]\d{13}$/ },
  { type: 'diners-club', numbers: /^(?:30[0-5]|3095|36|38|39)\d+$/ },
  { type: 'jcb', numbers: /^35(?:2[89]|[3-8]\d)\d+$/ },
  { type: 'enroute', numbers: /^(?:2014|2149)\d{11}$/ },
  {
    type: 'mastercard',
    numbers: /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/,
  },
  { type: 'visa', numbers: /^4(?:\d{12}|\d{15}|\d{18})$/ },
  { type: 'discover', numbers: /^6(?:011|4\d\d|5\d\d)\d{12,15}$/ },
  { type: 'maestro', numbers: /^(?:5[0678]|6)\d{10,17}$/ },
];

/** The shortest and longest number of any card. */
export const cardLengths = { shortest: 12, longest: 19 } as const;

/** The brand of a card number; null when no documented range has it. */
export function brandOf(number: string): CardType | null {
  if (number.length < cardLengths.shortest || number.length > cardLengths.longest) return null;
  return brands.find(({ numbers }) => numbers.test(number))?.type ?? null;
}

/** How many digits the brand's security code has. */
export function securityCodeLength(type: CardType | null): 3 | 4 {
  return type === 'amex' ? 4 : 3;
}

/** Only the last four digits in clear: xxxxxxxxxxxx1111. */
export function maskCard(number: string): string {
  return number.slice(0, -4).replace(/\d/g, 'x') + number.slice(-4);
}

/** The cards a TEST connector takes; others give 64022 (reference 4.2). */
export const testCards: readonly string[] = [
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  // Twilio's page prints 3065…, whose check digit is wrong.
  '3056930009020004',
  '3566002020360505',
  '6200000000000005',
  '6771798021000008',
];
