import type { PaymentState } from '../../../flows/index.ts';
import type { Line } from '../../line/line.ts';
import { findPayment } from '../../payments/ledger.ts';
import type { Payment } from '../../payments/payment.ts';
import { latestSecurePayment, type SecurePaymentRow } from '../../store/secure-payments.ts';
import type { SecurePayment } from '../contract.ts';
import { declineWords } from './words.ts';

/** The conversation's latest secure payment as its agent sees it; of a charge, what the ledger says. */
export function securePaymentState(
  { db }: Pick<Line, 'db'>,
  conversationId: string,
): SecurePayment | null {
  const row = latestSecurePayment(db, conversationId);
  if (!row) return null;
  const charged = row.paymentId === null ? null : findPayment(db, row.paymentId);
  return {
    securePaymentId: row.securePaymentId,
    billId: row.billId,
    billLabel: row.billLabel,
    amountCents: row.amountCents,
    fields: row.fields.map(({ field, state, detail }) => ({ field, state, detail })),
    ...(row.sentence !== null && { sentence: row.sentence }),
    ...(charged ? ofLedger(charged) : ofSession(row)),
  };
}

type Shown = Pick<SecurePayment, 'state' | 'confirmation' | 'detail'>;

function ofSession({ state, detail }: SecurePaymentRow): Shown {
  if (state !== 'completing') return { state, confirmation: null, detail };
  return { state: 'collecting', confirmation: null, detail: 'The card is being read.' };
}

function ofLedger({ state, confirmation, declineReason }: Payment): Shown {
  const shown = LEDGER[state];
  return { state: shown, confirmation, detail: ledgerWords(shown, declineReason) };
}

function ledgerWords(
  shown: SecurePayment['state'],
  declineReason: Payment['declineReason'],
): string | null {
  if (shown === 'declined') return declineWords[declineReason ?? 'declined'];
  if (shown === 'unknown') return 'Do not take another payment. Give the member this reference.';
  if (shown === 'failed') return 'The charge was not made. The member may try again.';
  return null;
}

const LEDGER: Readonly<Record<PaymentState, SecurePayment['state']>> = {
  created: 'charging',
  authorized: 'charging',
  submitting: 'charging',
  unknown: 'unknown',
  needsReview: 'unknown',
  captured: 'paid',
  posted: 'paid',
  refundPending: 'paid',
  refunded: 'paid',
  declined: 'declined',
  notCharged: 'failed',
};
