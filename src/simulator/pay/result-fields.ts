import type { PayTerms } from '../twiml/pay.ts';
import { maskAccount } from './bank-steps.ts';
import { maskCard } from './cards.ts';
import type { CardDetails } from './steps.ts';

/** What is known of the card so far, masked as in Twilio's callbacks (reference 3.4, 3.5). */
export function cardFields(pay: PayTerms, card: CardDetails): Record<string, string> {
  if (pay.paymentMethod === 'ach-debit') return bankFields(pay, card);
  const postalCode = typeof pay.postalCode === 'string' ? pay.postalCode : card.postalCode;
  return {
    PaymentMethod: pay.paymentMethod,
    ...(card.number !== undefined && { PaymentCardNumber: maskCard(card.number) }),
    ...(card.type !== undefined && { PaymentCardType: card.type }),
    ...(card.expiration !== undefined && { ExpirationDate: card.expiration }),
    ...(card.securityCode !== undefined && {
      SecurityCode: card.securityCode.replace(/\d/g, 'x'),
    }),
    ...(postalCode !== undefined && { PaymentCardPostalCode: postalCode }),
  };
}

/** The routing number is in full, as Twilio sends it. */
function bankFields(pay: PayTerms, account: CardDetails): Record<string, string> {
  const { bankRoutingNumber, bankAccountNumber } = account;
  return {
    PaymentMethod: pay.paymentMethod,
    BankAccountType: pay.bankAccountType ?? '',
    ...(bankRoutingNumber !== undefined && { BankRoutingNumber: bankRoutingNumber }),
    ...(bankAccountNumber !== undefined && { BankAccountNumber: maskAccount(bankAccountNumber) }),
  };
}

export type PayResultName =
  | 'success'
  | 'too-many-failed-attempts'
  | 'payment-connector-error'
  | 'caller-interrupted-with-star'
  | 'caller-hung-up'
  | 'validation-error';

/** How a `<Pay>` ended. */
export interface PayResult {
  readonly result: PayResultName;
  /** PaymentToken or PaymentConfirmationCode, PaymentError, PayErrorCode, ConnectorError, … */
  readonly details: Readonly<Record<string, string>>;
}
