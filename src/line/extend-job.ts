import type { BillExtension, BillingDirectory } from '../billing/directory.ts';
import { markExtensionPosted } from '../store/extensions.ts';
import type { JobHandler } from '../store/job-handler.ts';

/** 'extendAtBilling': tells the plan the new due date, keyed by the extension's reference. */
export function createExtendHandler(directory: BillingDirectory): JobHandler<BillExtension, null> {
  return {
    prepare: (_db, { subject, payload }) => ({
      reference: subject,
      billId: String(payload.billId),
      dueDate: String(payload.dueDate),
    }),
    async call(extension) {
      await directory.extend(extension);
      return null;
    },
    record(db, job, _outcome, nowMilliseconds) {
      markExtensionPosted(db, job.subject, nowMilliseconds);
      return { result: 'done' };
    },
  };
}
