import type { CardType } from '../twiml/card-types.ts';
import type { PayTerms } from '../twiml/pay.ts';
import type { PromptStep } from '../twiml/prompt.ts';
import { passesLuhn } from '../wire/mask.ts';
import { brandOf, cardLengths, securityCodeLength } from './cards.ts';

export type PayError =
  | 'input-timeout'
  | 'invalid-card-number'
  | 'invalid-card-type'
  | 'invalid-date'
  | 'invalid-security-code'
  | 'invalid-postal-code'
  | 'invalid-bank-routing-number'
  | 'invalid-bank-account-number'
  | 'input-matching-failed';

export interface CardDetails {
  readonly number?: string;
  readonly type?: CardType;
  /** MMYY. */
  readonly expiration?: string;
  readonly securityCode?: string;
  readonly postalCode?: string;
  readonly bankRoutingNumber?: string;
  readonly bankAccountNumber?: string;
}

export interface CardStep {
  readonly for: Exclude<PromptStep, 'payment-processing'>;
  /** False: the step is left out for this `<Pay>`. */
  readonly wanted: (pay: PayTerms) => boolean;
  /** True when these digits need no more keys; # and silence end a step too. */
  readonly isComplete: (digits: string, card: CardDetails) => boolean;
  readonly check: (digits: string, asked: Asked) => PayError | null;
  readonly keep: (digits: string) => CardDetails;
  /** What PaymentError says when the caller ran out of time here (reference 3.5). */
  readonly timedOut: PayError;
}

export interface Asked {
  readonly pay: PayTerms;
  readonly card: CardDetails;
  /** Milliseconds since 1970, of the carrier's clock. */
  readonly now: number;
}

/**
 * The order of asking. Twilio's pages disagree about security code and ZIP (reference 3.3); this
 * is the order of its prose and of its For table.
 */
export const cardSteps: readonly CardStep[] = [
  {
    for: 'payment-card-number',
    wanted: () => true,
    isComplete: (digits) => digits.length >= longestOf(digits),
    check: checkNumber,
    keep: (digits) => {
      const type = brandOf(digits);
      return type === null ? { number: digits } : { number: digits, type };
    },
    timedOut: 'input-timeout',
  },
  {
    for: 'expiration-date',
    wanted: () => true,
    isComplete: (digits) => digits.length >= 4,
    check: (digits, { now }) => (isFuture(digits, now) ? null : 'invalid-date'),
    keep: (digits) => ({ expiration: digits }),
    timedOut: 'invalid-date',
  },
  {
    for: 'security-code',
    wanted: (pay) => pay.securityCode,
    isComplete: (digits, card) => digits.length >= securityCodeLength(card.type ?? null),
    check: (digits, { card }) =>
      digits.length === securityCodeLength(card.type ?? null) && isDigits(digits)
        ? null
        : 'invalid-security-code',
    keep: (digits) => ({ securityCode: digits }),
    timedOut: 'invalid-security-code',
  },
  {
    for: 'postal-code',
    wanted: (pay) => pay.postalCode === true,
    isComplete: () => false,
    check: (digits, { pay }) =>
      isDigits(digits) && digits.length >= pay.minPostalCodeLength ? null : 'invalid-postal-code',
    keep: (digits) => ({ postalCode: digits }),
    timedOut: 'invalid-postal-code',
  },
];

function checkNumber(digits: string, { pay }: Asked): PayError | null {
  if (!isDigits(digits) || digits.length < cardLengths.shortest || !passesLuhn(digits)) {
    return 'invalid-card-number';
  }
  const type = brandOf(digits);
  return type !== null && pay.validCardTypes.includes(type) ? null : 'invalid-card-type';
}

/** Brands with one length end by themselves; the others wait for # or a silence. */
function longestOf(digits: string): number {
  if (/^3[47]/.test(digits)) return 15;
  if (/^5[1-5]/.test(digits)) return 16;
  return cardLengths.longest;
}

/** MMYY; a card is good to the end of its month. */
function isFuture(digits: string, now: number): boolean {
  const [, month = 0, year = 0] = (/^(\d\d)(\d\d)$/.exec(digits) ?? []).map(Number);
  if (month < 1 || month > 12) return false;
  return Date.UTC(2000 + year, month, 1) > now;
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
