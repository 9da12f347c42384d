import type { PaymentPurpose, Tender } from '../../flows/vocabulary.ts';
import type { CardEntries } from './card-entries.ts';

/**
 * The payment gateway as a port. Every adapter passes test/payments/gateway-contract.ts.
 * No function here receives a database handle: nothing is written while the network is open.
 */
export interface PaymentGateway {
  readonly name: string;
  /**
   * Charges a token once. Repeating a call with the same `key` never charges again.
   * Never throws for anything the network does: what cannot be known is `unknown`.
   */
  charge(request: ChargeRequest, deadlineMilliseconds: number): Promise<ChargeOutcome>;
  /** Looks a charge up by our reference (the confirmation number). */
  find(reference: string, deadlineMilliseconds: number): Promise<FoundCharge>;
  /**
   * False only when no connection to the gateway can be made. Whatever else cannot be known (a slow
   * answer, an error) is not a failure: the charge itself will tell. Never throws.
   */
  isHealthy(deadlineMilliseconds: number): Promise<boolean>;
  /**
   * Makes a reusable token unchargeable; forgetting one that is gone is no failure. Absent where a
   * gateway offers nothing of the kind: then it is forgotten here alone. Never throws.
   */
  forget?(token: string, deadlineMilliseconds: number): Promise<ForgetOutcome>;
  /**
   * The gateway's own page for a card, where a telephone has no keys. Absent where a gateway has
   * none: callers then hear that no link can be sent.
   */
  readonly cardEntries?: CardEntries;
}

export type ForgetOutcome =
  | { readonly result: 'forgotten' }
  | { readonly result: 'unknown'; readonly detail: string };

export interface ChargeRequest {
  /** Idempotency key = payment id; the same bytes go out at every retry. */
  readonly key: string;
  /** Our confirmation number, kept by the gateway as metadata for look-up. */
  readonly reference: string;
  readonly amountCents: number;
  readonly currency: 'USD';
  /**
   * The mail and telephone order indicator the card's issuer is told: one single payment (1), or an
   * instalment of a payment plan (3).
   */
  readonly purpose: PaymentPurpose;
  /**
   * What the token stands for; a card when it is left out. A bank debit that is 'captured' has been
   * submitted: it settles in one or two business days, and may still be returned.
   */
  readonly tender?: Tender;
  /** Gateway token from <Pay>. */
  readonly token: string;
}

export type ChargeOutcome =
  | { readonly result: 'captured'; readonly chargeId: string }
  | { readonly result: 'declined'; readonly reason: DeclineReason }
  /** Refused before anything could be charged (a bad key or request): a person must look. */
  | { readonly result: 'refused'; readonly detail: string }
  /** The gateway has our key with other contents: only a person can say what was charged. */
  | { readonly result: 'conflict'; readonly detail: string }
  /** Sent, or perhaps sent, and no trustworthy answer: time-out, reset, 5xx, unparsable body. */
  | { readonly result: 'unknown'; readonly detail: string };

export type DeclineReason = 'declined' | 'insufficientFunds' | 'expiredCard';

export type FoundCharge =
  | {
      readonly result: 'captured';
      readonly chargeId: string;
      readonly amountCents: number;
    }
  | { readonly result: 'declined'; readonly reason: DeclineReason }
  /** The gateway says it has no such charge (yet). */
  | { readonly result: 'notFound' }
  | { readonly result: 'unknown'; readonly detail: string };
