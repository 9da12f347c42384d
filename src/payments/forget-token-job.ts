import type { JobHandler } from '../store/job-handler.ts';
import type { Sealer } from '../store/seal.ts';
import { dropToken, openToken } from '../store/tokens.ts';
import type { ForgetOutcome, PaymentGateway } from './gateway.ts';

const FORGET_DEADLINE_MILLISECONDS = 10_000;

/**
 * 'forgetToken': the gateway forgets a reusable token that nobody agreed to keep, or that a member
 * has deleted. Until it has said so the token stays here, sealed and unusable, to be tried again.
 */
export function createForgetTokenHandler(tools: {
  readonly gateway: PaymentGateway;
  readonly sealer: Sealer;
}): JobHandler<string | null, ForgetOutcome> {
  const { gateway, sealer } = tools;
  return {
    prepare: (db, job) => openToken(db, sealer, job.subject),
    call: async (token) =>
      token === null || !gateway.forget
        ? { result: 'forgotten' }
        : gateway.forget(token, FORGET_DEADLINE_MILLISECONDS),
    record(db, job, outcome) {
      if (outcome.result === 'unknown') return { result: 'retry', why: outcome.detail };
      dropToken(db, job.subject);
      return { result: 'done' };
    },
  };
}
