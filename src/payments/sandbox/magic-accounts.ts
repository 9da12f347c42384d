import type { MagicOutcome } from './magic-cards.ts';

export interface MagicAccount {
  /** A number gateways publish for tests, or one made up after them: no bank ever opened it. */
  readonly number: string;
  readonly outcome: MagicOutcome;
  /** What happens, for people. */
  readonly name: string;
}

/** With routing number 110000000, or any other whose check digit is right. */
export const magicAccounts: readonly MagicAccount[] = [
  { number: '000123456789', outcome: 'approved', name: 'approved' },
  // The two that Twilio's TEST connectors take.
  { number: '123456789', outcome: 'approved', name: 'approved' },
  { number: '12345678', outcome: 'approved', name: 'approved' },
  { number: '000111111113', outcome: 'declined', name: 'account closed' },
  { number: '000222222227', outcome: 'insufficientFunds', name: 'insufficient funds' },
  { number: '000333333335', outcome: 'answerLost', name: 'submitted, but the answer is lost' },
  { number: '000444444440', outcome: 'slow', name: 'submitted after 8 seconds' },
  { number: '000555555559', outcome: 'errorBeforeCharge', name: 'HTTP 500, nothing submitted' },
  { number: '000666666661', outcome: 'errorAfterCharge', name: 'submitted, then HTTP 500' },
];

const weights = [3, 7, 1];

/** Nine digits whose weighted sum is a multiple of ten (American Bankers Association). */
export function isRoutingNumber(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0),
    0,
  );
  return /^\d{9}$/.test(digits) && sum > 0 && sum % 10 === 0;
}

/** The brand under which the vault keeps the token of an account; its type is the line's affair. */
export const ACCOUNT_BRAND = 'Bank account';

export function isAccount(brand: string): boolean {
  return brand === ACCOUNT_BRAND;
}
