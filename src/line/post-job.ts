import type { BillingDirectory } from '../billing/directory.ts';
import { PaylineError } from '../errors.ts';
import { allocationsOf, markPosted, type StoredAllocation } from '../payments/allocations.ts';
import { applyPaymentEvent, findPayment } from '../payments/ledger.ts';
import type { Payment } from '../payments/payment.ts';
import type { JobHandler } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import type { Job } from '../store/outbox.ts';

interface Order {
  readonly payment: Payment;
  readonly allocation: StoredAllocation;
}

/**
 * 'postToBilling': takes one bill's part of a captured payment off that bill at the plan, keyed by
 * confirmation number and bill. A plan that does not answer undoes nothing: the payment stays
 * captured, and this goes on. It is posted when every bill's part is.
 */
export function createPostHandler(directory: BillingDirectory): JobHandler<Order, null> {
  return {
    prepare: readOrder,
    async call({ payment, allocation }) {
      if (!isOwed(payment, allocation)) return null;
      await directory.post({
        confirmation: payment.confirmation,
        billId: allocation.billId,
        amountCents: allocation.amountCents,
        postedAtMilliseconds: payment.updatedAtMilliseconds,
      });
      return null;
    },
    record(db, job, _outcome, nowMilliseconds) {
      const { payment, allocation } = readOrder(db, job);
      if (!isOwed(payment, allocation)) return { result: 'done' };
      if (markPosted(db, payment, allocation.billId, nowMilliseconds)) {
        applyPaymentEvent(db, payment.id, 'billingPosted', nowMilliseconds);
      }
      return { result: 'done' };
    },
  };
}

function readOrder(db: Database, job: Job): Order {
  const payment = findPayment(db, job.subject);
  const { billId } = job.payload as { readonly billId?: string };
  const allocation = payment && allocationsOf(db, payment).find((one) => one.billId === billId);
  if (payment && allocation) return { payment, allocation };
  throw new PaylineError(
    'payment.unknownPayment',
    `There is no payment ${job.subject} of bill ${billId} to post.`,
  );
}

function isOwed({ state }: Payment, { postedAtMilliseconds }: StoredAllocation): boolean {
  return state === 'captured' && postedAtMilliseconds === null;
}
