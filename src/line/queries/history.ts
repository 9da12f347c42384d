import type { PastPayment, PastPaymentStatus, PaymentState } from '../../../flows/index.ts';
import { localDate } from '../../local-date.ts';
import { findPaymentOfMember, lastPaymentsOfMember } from '../../payments/past-payments.ts';
import type { Payment } from '../../payments/payment.ts';
import type { Line } from '../line.ts';
import type { Answers } from '../queries.ts';
import { billCountOf, partsOf } from './several-bills.ts';

/** A debit is not charged before the bank has settled it, and not sent before its notice. */
function statusOf({ tender, state }: Payment): PastPaymentStatus {
  if (tender === 'bank' && state === 'captured') return 'sentToBank';
  return tender === 'bank' && state === 'authorized' ? 'noticePending' : statuses[state];
}

/** The ledger's states in words that promise no more than is true. */
const statuses: Readonly<Record<PaymentState, PastPaymentStatus>> = {
  created: 'waiting',
  authorized: 'waiting',
  submitting: 'waiting',
  unknown: 'waiting',
  needsReview: 'waiting',
  captured: 'captured',
  posted: 'posted',
  declined: 'declined',
  notCharged: 'notCharged',
  refundPending: 'refundPending',
  refunded: 'refunded',
};

export const historyAnswers: Pick<Answers, 'query.pastPayments' | 'query.pastPayment'> = {
  'query.pastPayments': async (line, { memberId, zone }) => ({
    type: 'pastPayments.known',
    payments: lastPaymentsOfMember(line.db, memberId, line.facts.limits.pastPaymentsHeard).map(
      (payment) => pastPayment(line, payment, zone),
    ),
  }),

  'query.pastPayment': async (line, { memberId, confirmation, zone }) => {
    const payment = findPaymentOfMember(line.db, memberId, confirmation);
    if (!payment) return { type: 'pastPayment.known', confirmation, payment: null };
    const parts = await partsOf(line, payment);
    const found = { ...pastPayment(line, payment, zone), ...(parts.length > 1 && { parts }) };
    return { type: 'pastPayment.known', confirmation, payment: found };
  },
};

function pastPayment(line: Line, payment: Payment, zone: string): PastPayment {
  return {
    confirmation: payment.confirmation,
    date: localDate(zone, payment.authorizedAtMilliseconds),
    amountCents: payment.amountCents,
    method: payment.cardBrand,
    lastFour: payment.cardLastFour,
    status: statusOf(payment),
    billCount: billCountOf(line, payment),
  };
}
