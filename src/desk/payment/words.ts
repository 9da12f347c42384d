import type { CardEntryFailure } from '../../../flows/vocabulary.ts';
import type { DeclineReason } from '../../payments/gateway.ts';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const monthAndDay = new Intl.DateTimeFormat('en-US', {
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});

/** 12450 → "$124.50". */
export const moneyWords = (amountCents: number): string => dollars.format(amountCents / 100);

/** Twilio's card types (its page on <Pay>, validCardTypes); the others are "card". */
const brandNames: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  maestro: 'Maestro',
  jcb: 'JCB',
  'diners-club': 'Diners Club',
};

/** "December 6"; YYYY-MM-DD goes in. */
export const dayWords = (date: string): string => monthAndDay.format(new Date(`${date}T00:00:00Z`));

/** "Visa ending 1111". */
export function cardWords(card: { readonly brand: string; readonly lastFour: string }): string {
  return `${brandNames[card.brand] ?? 'card'} ending ${card.lastFour}`;
}

/** What the agent reads aloud before a charge; `date` is YYYY-MM-DD where the member lives. */
export function chargeSentence(amountCents: number, card: string, date: string): string {
  const amount = moneyWords(amountCents);
  return `I will charge ${amount} to the ${card} today, ${dayWords(date)}. Do you agree?`;
}

/** Twilio's ErrorTypes of a field. */
const captureErrors: Readonly<Record<string, string>> = {
  'input-timeout': 'nothing was keyed in time',
  'invalid-card-number': 'this is no card number',
  'invalid-card-type': 'this kind of card is not taken',
  'invalid-date': 'the card has expired, or this is no date',
  'invalid-security-code': 'this is no security code for that card',
  'invalid-postal-code': 'this is no ZIP code of five digits',
  'invalid-card-number-security-code-capture-sequence': 'ask for the card number first',
};

export function captureErrorWords(errorType: string): string {
  return captureErrors[errorType] ?? 'it was not understood';
}

/** How a card entry ended without a card, and what to do. */
export const entryFailureWords: Readonly<Record<CardEntryFailure, string>> = {
  star: 'The caller pressed star, which ends the entry. Start again when they are ready.',
  hungUp: 'The caller hung up.',
  tooManyAttempts: 'The entry failed too often. Start again, or send the caller to the keypad.',
  cardRejected: 'The card was not accepted. Ask for another card and start again.',
  unavailable: 'Cards cannot be taken right now. Try again in a few minutes.',
  misconfigured: 'The carrier is not set up to take cards. Tell your supervisor.',
  unrecognized: 'The card could not be read. Start again, or send the caller to the keypad.',
};

export const declineWords: Readonly<Record<DeclineReason, string>> = {
  declined: 'The bank declined the card. The member may try another card.',
  insufficientFunds: 'The card does not have enough funds. The member may try another card.',
  expiredCard: 'The card has expired. The member may try another card.',
};
