import type {
  PaymentCapture,
  PaymentTokenType,
} from 'twilio/lib/rest/api/v2010/account/call/payment.js';
import { z } from 'zod';
import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

export interface PaymentRequest {
  /** New for every request that is meant anew: Twilio does one of them once. */
  readonly idempotencyKey: string;
  /** Absolute. */
  readonly statusCallbackUrl: string;
}

export interface PaymentStart extends PaymentRequest {
  /** The name of a Pay Connector of the account. */
  readonly connector: string;
  readonly tokenType: PaymentTokenType;
  readonly minPostalCodeLength: number;
  /** Between two digits; at most 600. */
  readonly timeoutSeconds: number;
  /** Twilio's names: 'visa', 'mastercard', 'amex', … */
  readonly validCardTypes: readonly string[];
}

/**
 * Twilio's Payments resource: a card is keyed on a leg while people talk. `callSid` is the leg that
 * presses the keys. The idempotency key makes every one of these safe to repeat.
 */
export interface PaymentsApi {
  /** A session that makes a token of the card and charges nothing. */
  startPayment(
    callSid: string,
    payment: PaymentStart,
  ): Promise<Outcome<{ readonly paymentSid: string }>>;
  /** What the caller keys next, in any order and as often as needed. */
  askPaymentField(
    callSid: string,
    paymentSid: string,
    field: PaymentRequest & { readonly capture: PaymentCapture },
  ): Promise<Outcome<null>>;
  endPayment(
    callSid: string,
    paymentSid: string,
    end: PaymentRequest & { readonly status: 'complete' | 'cancel' },
  ): Promise<Outcome<null>>;
}

const paymentSidPattern = z.string().regex(/^PK[0-9a-f]{32}$/);

export function paymentsApi(ask: Ask): PaymentsApi {
  const update = (
    callSid: string,
    paymentSid: string,
    { idempotencyKey, statusCallbackUrl: statusCallback }: PaymentRequest,
    change: { readonly capture: PaymentCapture } | { readonly status: 'complete' | 'cancel' },
  ) =>
    ask({ repeat: 'always' }, async (sdk) => {
      const payment = sdk.calls(callSid).payments(paymentSid);
      await payment.update({ idempotencyKey, statusCallback, ...change });
      return null;
    });
  return {
    startPayment: (callSid, payment) =>
      ask({ repeat: 'always' }, async (sdk) => {
        const { sid } = await sdk.calls(callSid).payments.create({
          idempotencyKey: payment.idempotencyKey,
          statusCallback: payment.statusCallbackUrl,
          paymentConnector: payment.connector,
          tokenType: payment.tokenType,
          minPostalCodeLength: payment.minPostalCodeLength,
          timeout: payment.timeoutSeconds,
          validCardTypes: payment.validCardTypes.join(' '),
        });
        return { paymentSid: paymentSidPattern.parse(sid) };
      }),
    askPaymentField: (callSid, paymentSid, { capture, ...request }) =>
      update(callSid, paymentSid, request, { capture }),
    endPayment: (callSid, paymentSid, { status, ...request }) =>
      update(callSid, paymentSid, request, { status }),
  };
}
