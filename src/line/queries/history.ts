import type { PastPayment, PastPaymentStatus, PaymentState } from '../../../flows/index.ts';
import { localDate } from '../../local-date.ts';
import { findPaymentOfMember, lastPaymentsOfMember } from '../../payments/past-payments.ts';
import type { Payment } from '../../payments/payment.ts';
import type { Answers } from '../queries.ts';

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
      (payment) => pastPayment(payment, zone),
    ),
  }),

  'query.pastPayment': async (line, { memberId, confirmation, zone }) => {
    const payment = findPaymentOfMember(line.db, memberId, confirmation);
    return {
      type: 'pastPayment.known',
      confirmation,
      payment: payment && pastPayment(payment, zone),
    };
  },
};

function pastPayment(payment: Payment, zone: string): PastPayment {
  return {
    confirmation: payment.confirmation,
    date: localDate(zone, payment.authorizedAtMilliseconds),
    amountCents: payment.amountCents,
    method: payment.cardBrand,
    lastFour: payment.cardLastFour,
    status: statuses[payment.state],
  };
}
