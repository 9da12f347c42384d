import { bankNameOf } from './bank-names.ts';
import type { Form } from './form.ts';
import type { EnteredCard } from './read-pay.ts';

/** Twilio's names for what the line asked for, and how it comes back now and then. */
const accountTypes: ReadonlyMap<string, 'checking' | 'savings'> = new Map([
  ['consumer-checking', 'checking'],
  ['consumer-savings', 'savings'],
]);

/** The brand a bank account has beside cards' brands. */
export const bankBrands: ReadonlySet<string> = new Set(accountTypes.values());

export function isBankAccount(form: Form): boolean {
  return form.get('PaymentMethod') === 'ach-debit';
}

/**
 * A bank account as <Pay> hands it over, its type being the brand; null when it has no name to be
 * agreed to: its last four digits.
 *
 * Twilio's mask shows only two of them (*******89), so the connector returns them: a custom
 * parameter `account_last_four` of a Generic Pay Connector arrives as PayConnector_account_last_four.
 * The routing number arrives in clear. It is used here, to name the bank, and goes no further.
 */
export function readBankAccount(form: Form, token: string): EnteredCard | null {
  const brand = accountTypes.get(form.get('BankAccountType') ?? '');
  const given = form.get('PayConnector_account_last_four') ?? form.get('BankAccountNumber') ?? '';
  const lastFour = /(?<!\d)\d{4}$/.exec(given)?.[0];
  if (brand === undefined || lastFour === undefined) return null;
  const bankName = bankNameOf(form.get('BankRoutingNumber'));
  return { token, brand, lastFour, ...(bankName !== null && { bankName }) };
}
