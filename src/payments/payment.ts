import type { PaymentState } from '../../flows/payment.ts';
import type { Allocation, PaymentPurpose, Tender, TokenizedCard } from '../../flows/vocabulary.ts';
import type { DeclineReason } from './gateway.ts';

/** What the caller agreed to, before anything is sent. */
export interface PaymentIntent {
  /** ULID; also the idempotency key at the gateway. */
  readonly paymentId: string;
  /** Spoken to the caller; also our reference at the gateway and the key at billing. */
  readonly confirmation: string;
  readonly callSid: string;
  /** null when a bill is paid by its number alone. */
  readonly memberId: string | null;
  readonly amountCents: number;
  /** What each bill gets of it; together they are the amount. */
  readonly allocations: readonly Allocation[];
  /** A card when it is left out. */
  readonly tender?: Tender;
  /** It is submitted only after a written notice: see debit-notice.ts. */
  readonly waitsForNotice?: boolean;
  /** 'single' when it is left out. */
  readonly purpose?: PaymentPurpose;
  readonly card: TokenizedCard;
  /** The words the caller agreed to, by pressing 1 or aloud to an agent. */
  readonly authorizedWords: string;
  /** Who took it, when it was not the line itself: 'agent:…'. */
  readonly actor?: string;
}

/** One row of the ledger. */
export interface Payment {
  readonly id: string;
  readonly callSid: string;
  readonly memberId: string | null;
  readonly amountCents: number;
  readonly currency: 'USD';
  readonly purpose: PaymentPurpose;
  readonly tender: Tender;
  readonly state: PaymentState;
  readonly confirmation: string;
  readonly tokenId: string;
  readonly cardBrand: string;
  readonly cardLastFour: string;
  readonly authorizedWords: string;
  readonly authorizedAtMilliseconds: number;
  readonly submitDeadlineMilliseconds: number;
  readonly unknownSinceMilliseconds: number | null;
  readonly gatewayChargeId: string | null;
  readonly declineReason: DeclineReason | null;
  readonly lookups: number;
  readonly notFoundSinceMilliseconds: number | null;
  readonly createdAtMilliseconds: number;
  readonly updatedAtMilliseconds: number;
}

export interface PaymentRow {
  readonly id: string;
  readonly call_sid: string;
  readonly member_id: string | null;
  readonly amount_cents: number;
  readonly currency: 'USD';
  readonly purpose: 'single' | 'instalment';
  readonly is_recurring: 0 | 1;
  readonly tender: Tender;
  readonly state: PaymentState;
  readonly confirmation: string;
  readonly token_id: string;
  readonly card_brand: string;
  readonly card_last_four: string;
  readonly authorized_words: string;
  readonly authorized_at_ms: number;
  readonly submit_deadline_ms: number;
  readonly unknown_since_ms: number | null;
  readonly gateway_charge_id: string | null;
  readonly decline_reason: DeclineReason | null;
  readonly lookups: number;
  readonly not_found_since_ms: number | null;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
}

export function paymentOf(row: PaymentRow): Payment {
  return {
    id: row.id,
    callSid: row.call_sid,
    memberId: row.member_id,
    amountCents: row.amount_cents,
    currency: row.currency,
    purpose: row.is_recurring === 1 ? 'recurring' : row.purpose,
    tender: row.tender,
    state: row.state,
    confirmation: row.confirmation,
    tokenId: row.token_id,
    cardBrand: row.card_brand,
    cardLastFour: row.card_last_four,
    authorizedWords: row.authorized_words,
    authorizedAtMilliseconds: row.authorized_at_ms,
    submitDeadlineMilliseconds: row.submit_deadline_ms,
    unknownSinceMilliseconds: row.unknown_since_ms,
    gatewayChargeId: row.gateway_charge_id,
    declineReason: row.decline_reason,
    lookups: row.lookups,
    notFoundSinceMilliseconds: row.not_found_since_ms,
    createdAtMilliseconds: row.created_at_ms,
    updatedAtMilliseconds: row.updated_at_ms,
  };
}
