import type { CardStep } from './steps.ts';

/** Account numbers in the United States have 4 to 17 digits (Nacha Operating Rules, field 17). */
const accountNumber = /^\d{4,17}$/;

/** The order of asking for a bank account (reference 3.3). */
export const bankSteps: readonly CardStep[] = [
  {
    for: 'bank-routing-number',
    wanted: () => true,
    isComplete: (digits) => digits.length >= 9,
    check: (digits) => (isRoutingNumber(digits) ? null : 'invalid-bank-routing-number'),
    keep: (digits) => ({ bankRoutingNumber: digits }),
    timedOut: 'input-timeout',
  },
  {
    for: 'bank-account-number',
    wanted: () => true,
    isComplete: (digits) => digits.length >= 17,
    check: (digits) => (accountNumber.test(digits) ? null : 'invalid-bank-account-number'),
    keep: (digits) => ({ bankAccountNumber: digits }),
    timedOut: 'input-timeout',
  },
];

const weights = [3, 7, 1];

/** Nine digits whose weighted sum is a multiple of ten (American Bankers Association). */
export function isRoutingNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}

/** Only the last two digits in clear, as Twilio shows them: *******89. */
export function maskAccount(number: string): string {
  return number.slice(0, -2).replace(/\d/g, '*') + number.slice(-2);
}

/** The accounts a TEST connector takes; others give 64023 (reference 4.2). */
export const testAccounts: readonly string[] = ['12345678', '123456789'];
