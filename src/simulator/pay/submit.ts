import type { Call } from '../call.ts';
import type { RunningOptions } from '../carrier.ts';
import type { Sound } from '../contract.ts';
import type { PayTerms } from '../twiml/pay.ts';
import { testAccounts } from './bank-steps.ts';
import { testCards } from './cards.ts';
import { askConnector, type ConnectorRequest, type ConnectorResult } from './connector.ts';
import type { PayResult } from './result-fields.ts';
import type { CardDetails } from './steps.ts';
import { isCharge } from './validate.ts';

/** What a payment is sent with. */
type Sending = Pick<RunningOptions, 'connector' | 'identifiers' | 'testCardsOnly' | 'wireClock'>;

/** Tokenizes or charges a complete card while the caller of `<Pay>` hears `processing`. */
export async function submitCard(
  call: Call,
  pay: PayTerms,
  card: CardDetails,
  processing: () => Iterable<Sound>,
): Promise<PayResult> {
  const refused = refusalOf(call.options, pay, card);
  if (refused) return refused;
  const asked = call.onTheWire(sendCard(call.options, pay, card));
  // A hang-up during the words below ends both waits; only one of them may throw it.
  asked.catch(() => undefined);
  for (const sound of processing()) await call.hear(sound);
  return await asked;
}

/**
 * Tokenizes or charges a complete card. A decline and a broken connector share one Result and
 * differ by PayErrorCode (reference 3.5). Never rejects.
 */
export async function sendCard(
  sending: Sending,
  pay: PayTerms,
  card: CardDetails,
): Promise<PayResult> {
  const { connector, identifiers, wireClock } = sending;
  const refused = refusalOf(sending, pay, card);
  if (refused || !connector) return refused ?? withoutConnector();
  const request = connectorRequest(pay, card, identifiers.uuid());
  return readResult(pay, await askConnector(connector, request, wireClock));
}

/** What is refused before the connector is asked; null when it will be. */
function refusalOf(
  { connector, testCardsOnly }: Sending,
  pay: PayTerms,
  card: CardDetails,
): PayResult | null {
  if (!connector) return withoutConnector();
  if (!testCardsOnly) return null;
  if (pay.paymentMethod === 'ach-debit') {
    return testAccounts.includes(card.bankAccountNumber ?? '')
      ? null
      : failed(64023, 'the bank account is not one a TEST connector takes');
  }
  return testCards.includes(card.number ?? '')
    ? null
    : failed(64022, 'the card is not one a TEST connector takes');
}

function withoutConnector(): PayResult {
  return failed(64002, 'no payment connector is configured');
}

function connectorRequest(
  pay: PayTerms,
  card: CardDetails,
  transactionId: string,
): ConnectorRequest {
  const instrument = pay.paymentMethod === 'ach-debit' ? accountIn(card) : cardIn(pay, card);
  const amount = pay.chargeAmount ?? '0';
  return {
    method: isCharge(pay) ? 'charge' : 'tokenize',
    transaction_id: transactionId,
    ...instrument,
    description: pay.description ?? '',
    ...(Object.keys(pay.parameters).length > 0 && { parameters: pay.parameters }),
    ...(isCharge(pay) && { amount, currency_code: pay.currency.toUpperCase() }),
  };
}

function accountIn({ bankAccountNumber = '', bankRoutingNumber = '' }: CardDetails) {
  return { bankaccountnumber: bankAccountNumber, routingnumber: bankRoutingNumber };
}

function cardIn(pay: PayTerms, card: CardDetails) {
  const postalCode = typeof pay.postalCode === 'string' ? pay.postalCode : (card.postalCode ?? '');
  return {
    cardnumber: card.number ?? '',
    cvv: card.securityCode ?? '',
    expiry_month: card.expiration?.slice(0, 2) ?? '',
    expiry_year: card.expiration?.slice(2) ?? '',
    postal_code: postalCode,
  };
}

function readResult(pay: PayTerms, result: ConnectorResult): PayResult {
  if ('unavailable' in result) return failed(64002, result.unavailable);
  if ('refused' in result)
    return failed(isCharge(pay) ? 64008 : 64012, result.refused, result.error);
  const name = isCharge(pay) ? 'PaymentConfirmationCode' : 'PaymentToken';
  const custom = Object.entries(result.parameters).map(([key, value]) => [
    `PayConnector_${key}`,
    value,
  ]);
  return { result: 'success', details: { [name]: result.id, ...Object.fromEntries(custom) } };
}

function failed(code: number, connectorError: string, message = connectorError): PayResult {
  return {
    result: 'payment-connector-error',
    details: {
      PaymentError: message,
      PayErrorCode: String(code),
      ConnectorError: connectorError,
    },
  };
}
