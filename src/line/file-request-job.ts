import type { BillingDirectory } from '../billing/directory.ts';
import { PaylineError } from '../errors.ts';
import type { JobHandler } from '../store/job-handler.ts';
import { findRequest, markRequestReceived, type ServiceRequest } from '../store/requests.ts';

/** 'fileRequest': tells the plan what a member has asked for, keyed by the request's reference. */
export function createFileRequestHandler(
  directory: BillingDirectory,
): JobHandler<ServiceRequest, null> {
  return {
    prepare(db, job) {
      const request = findRequest(db, job.subject);
      if (request) return request;
      throw new PaylineError('request.unknown', `There is no request ${job.subject} to file.`);
    },
    async call(request) {
      await directory.file(request);
      return null;
    },
    record(db, job) {
      markRequestReceived(db, job.subject);
      return { result: 'done' };
    },
  };
}
