import type { AgreedPlan, BillingDirectory } from '../billing/directory.ts';
import { PaylineError } from '../errors.ts';
import type { JobHandler } from '../store/job-handler.ts';
import { findPaymentPlan, markPaymentPlanPosted } from '../store/payment-plans.ts';

/** 'setUpPlanAtBilling': tells the plan of an agreed payment plan, keyed by its reference. */
export function createSetUpPlanHandler(directory: BillingDirectory): JobHandler<AgreedPlan, null> {
  return {
    prepare(db, { subject }) {
      const plan = findPaymentPlan(db, subject);
      if (plan) return plan;
      throw new PaylineError(
        'plan.unknownPlan',
        `There is no payment plan ${subject} in this database. Check DATABASE_PATH.`,
      );
    },
    async call(plan) {
      await directory.setUpPlan(plan);
      return null;
    },
    record(db, job, _outcome, nowMilliseconds) {
      markPaymentPlanPosted(db, job.subject, nowMilliseconds);
      return { result: 'done' };
    },
  };
}
