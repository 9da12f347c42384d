import type { Call } from '../call.ts';
import type { PayTerms, PayVerb } from '../twiml/pay.ts';
import { type ConnectorAddress, defaultConnectorNames } from './connector.ts';
import type { PayResult } from './result-fields.ts';

const MAXIMUM_AMOUNT = 1_000_000;

/** Why a payment cannot begin (reference 3.6). */
export interface PayProblem {
  readonly code: number;
  readonly result: 'validation-error' | 'payment-connector-error';
  readonly message: string;
}

/** What must hold before anything is asked; null when all is well. */
export function problemWith(
  pay: PayTerms,
  connector: ConnectorAddress | undefined,
): PayProblem | null {
  if (pay.paymentMethod === 'credit-card' && pay.bankAccountType !== null) {
    const message = 'Pay bankAccountType stands beside paymentMethod="credit-card".';
    return { code: 64017, result: 'validation-error', message };
  }
  if (pay.chargeAmount !== null && !isAmount(pay.chargeAmount)) {
    const message = `Pay chargeAmount="${pay.chargeAmount}" is no amount with up to two decimals.`;
    return { code: 64003, result: 'validation-error', message };
  }
  const names = connector?.names ?? (connector ? defaultConnectorNames : []);
  if (names.includes(pay.paymentConnector)) return null;
  const message = `No payment connector is called '${pay.paymentConnector}'.`;
  return { code: 64004, result: 'payment-connector-error', message };
}

/** What must hold before a `<Pay>` asks anything; null when all is well. */
export function validatePay(call: Call, pay: PayVerb): PayResult | null {
  const problem = problemWith(pay, call.options.connector);
  if (problem === null) return null;
  const { code, result, message } = problem;
  call.report({ code, message, severity: 'error', ...pay.place });
  return { result, details: { PaymentError: message, PayErrorCode: String(code) } };
}

/**
 * Where the outcome may be posted: card data in clear (expiry, ZIP) goes over https only (64016),
 * except to a loopback host, where a laptop has no certificate. Null: nowhere.
 */
export function allowedAction(call: Call, pay: PayVerb): string | null {
  const url = call.resolve(pay.action ?? '');
  if (url === null) return null;
  const { protocol } = new URL(url);
  if (protocol === 'https:' || isLoopback(call.line.addresses.connectUrl(url).hostname)) return url;
  const message = `Pay action must be https: ${url}`;
  call.report({ code: 64016, message, severity: 'error', ...pay.place });
  return null;
}

export function isCharge(pay: PayTerms): boolean {
  return Number(pay.chargeAmount ?? 0) > 0;
}

function isAmount(text: string): boolean {
  return /^\d+(\.\d{1,2})?$/.test(text) && Number(text) <= MAXIMUM_AMOUNT;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
