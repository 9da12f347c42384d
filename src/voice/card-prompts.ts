import type { Catalog } from './catalog.ts';
import type { CardPrompt } from './reply.ts';

type Step = CardPrompt['step'];

/** Which words are said at which step of card entry, after which error (Twilio's names). */
const table: readonly (readonly [step: Step, key: string, ...errorTypes: string[]])[] = [
  ['payment-card-number', 'card.number'],
  ['payment-card-number', 'card.numberTimeout', 'timeout'],
  ['payment-card-number', 'card.numberInvalid', 'invalid-card-number'],
  ['payment-card-number', 'card.numberType', 'invalid-card-type'],
  ['expiration-date', 'card.expiration'],
  ['expiration-date', 'card.expirationTimeout', 'timeout'],
  ['expiration-date', 'card.expirationInvalid', 'invalid-date'],
  ['security-code', 'card.securityCode'],
  ['security-code', 'card.securityCodeTimeout', 'timeout'],
  ['security-code', 'card.securityCodeInvalid', 'invalid-security-code'],
  ['postal-code', 'card.postalCode'],
  ['postal-code', 'card.postalCodeTimeout', 'timeout'],
  ['postal-code', 'card.postalCodeInvalid', 'invalid-postal-code'],
  ['payment-processing', 'card.processing'],
];

/** The words of card entry; they hold no amounts or names, so they are made once. */
export function cardPrompts(catalog: Catalog): readonly CardPrompt[] {
  return table.map(([step, key, ...errorTypes]) => ({
    step,
    errorTypes,
    attempts: [],
    words: [{ text: catalog.say(key) }],
  }));
}
