import type { BillingDirectory } from '../billing/directory.ts';
import { PaylineError } from '../errors.ts';
import { applyPaymentEvent, findPayment } from '../payments/ledger.ts';
import type { Payment } from '../payments/payment.ts';
import type { JobHandler } from '../store/job-handler.ts';

/**
 * 'postToBilling': takes a captured payment off the bill at the plan, keyed by its confirmation
 * number. A plan that does not answer undoes nothing: the payment stays captured and this goes on.
 */
export function createPostHandler(directory: BillingDirectory): JobHandler<Payment, null> {
  return {
    prepare(db, job) {
      const payment = findPayment(db, job.subject);
      if (payment) return payment;
      throw new PaylineError(
        'payment.unknownPayment',
        `There is no payment ${job.subject} to post.`,
      );
    },
    async call(payment) {
      if (payment.state !== 'captured') return null;
      await directory.post({
        confirmation: payment.confirmation,
        billId: payment.billId,
        amountCents: payment.amountCents,
        postedAtMilliseconds: payment.updatedAtMilliseconds,
      });
      return null;
    },
    record(db, job, _outcome, nowMilliseconds) {
      const payment = findPayment(db, job.subject);
      if (payment?.state === 'captured') {
        applyPaymentEvent(db, payment.id, 'billingPosted', nowMilliseconds);
      }
      return { result: 'done' };
    },
  };
}
