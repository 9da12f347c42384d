import type { BillingDirectory } from './billing/directory.ts';
import { createExtendHandler } from './line/extend-job.ts';
import { createFileRequestHandler } from './line/file-request-job.ts';
import { createPostHandler } from './line/post-job.ts';
import { createSetUpPlanHandler } from './line/set-up-plan-job.ts';
import type { SpokenLine } from './line/spoken-by.ts';
import { createCopyAutopayHandler, createTellAutopayHandler } from './messages/autopay-jobs.ts';
import type { TextCarrier } from './messages/carrier.ts';
import { createSendCardLinkHandler } from './messages/send-card-link-job.ts';
import { createSendCodeHandler, fillCode } from './messages/send-code-job.ts';
import { createTellScheduledHandler } from './messages/tell-scheduled-job.ts';
import { createTextHandler } from './messages/text-job.ts';
import { createChargeHandler } from './payments/charge-job.ts';
import { createDebitNoticeHandler } from './payments/debit-notice.ts';
import { createForgetTokenHandler } from './payments/forget-token-job.ts';
import type { PaymentGateway } from './payments/gateway.ts';
import { createResolveHandler } from './payments/resolve-job.ts';
import { createRunScheduledHandler } from './payments/run-scheduled-job.ts';
import type { Sealer } from './store/seal.ts';

/** What does the line's effects on the world, by the kind of job that asks for them. */
export function outboxHandlers(tools: {
  readonly directory: BillingDirectory;
  readonly gateway: PaymentGateway;
  readonly carrier: TextCarrier;
  readonly sealer: Sealer;
  readonly spoken: () => SpokenLine;
}) {
  const { directory, gateway, carrier, sealer, spoken } = tools;
  return {
    charge: createChargeHandler({ gateway, sealer }),
    debitAfterNotice: createDebitNoticeHandler(),
    resolve: createResolveHandler({ gateway }),
    postToBilling: createPostHandler(directory),
    extendAtBilling: createExtendHandler(directory),
    setUpPlanAtBilling: createSetUpPlanHandler(directory),
    text: createTextHandler({
      carrier,
      from: () => spoken().facts.lineNumber,
      bodyOf: (db, text) => fillCode(db, sealer, text),
    }),
    sendCode: createSendCodeHandler({ directory, spoken }),
    sendCardLink: createSendCardLinkHandler({ cardEntries: gateway.cardEntries ?? null, spoken }),
    forgetToken: createForgetTokenHandler({ gateway, sealer }),
    runScheduled: createRunScheduledHandler({
      directory,
      waitDays: () => spoken().facts.scheduled.waitDays,
    }),
    tellScheduled: createTellScheduledHandler({ directory, spoken }),
    copyAutopay: createCopyAutopayHandler({ directory, spoken }),
    tellAutopay: createTellAutopayHandler({ directory, spoken }),
    fileRequest: createFileRequestHandler(directory),
  };
}
