import type { JobHandler } from '../../store/job-handler.ts';
import { findSecurePayment, type SecurePaymentRow } from '../../store/secure-payments.ts';
import type { CarrierOutcome } from '../carrier.ts';
import type { DeskTools } from '../tools.ts';
import { closeSession, sessionOpened, sessionRequest } from './session.ts';
import { refusalWords, SILENT_WORDS, TRIES_MAX } from './trouble.ts';

type Opened = CarrierOutcome<{ readonly paymentSid: string }>;

/** The member has to find the card, and the agent talks meanwhile. */
const KEY_SECONDS = 30;

/**
 * 'startPaymentSession': the carrier takes the keys of the member's leg. Asked again under the same
 * key when an answer was lost: the carrier opens one session for it.
 */
export function createStartPaymentSessionHandler(
  tools: DeskTools,
): JobHandler<SecurePaymentRow | null, Opened | null> {
  const { carrier, payConnector } = tools;
  return {
    prepare(db, job) {
      const payment = findSecurePayment(db, job.subject);
      return payment?.state === 'starting' ? payment : null;
    },
    call: async (payment) =>
      payment &&
      carrier.startPayment(payment.callSid, {
        ...sessionRequest(tools, payment).key('start'),
        connector: payConnector,
        tokenType: 'one-time',
        minPostalCodeLength: 5,
        timeoutSeconds: Math.max(KEY_SECONDS, tools.line.facts.waits.cardSeconds),
        validCardTypes: tools.line.facts.card.types,
      }),
    record(db, job, outcome, now) {
      const payment = findSecurePayment(db, job.subject);
      if (!payment || outcome === null) return { result: 'done' };
      if (outcome.result === 'done') {
        sessionOpened(db, payment, outcome.value.paymentSid, now);
        return { result: 'done' };
      }
      const isSilent = outcome.result === 'unknown';
      if (isSilent && job.attempts < TRIES_MAX) return { result: 'retry', why: outcome.detail };
      const detail = isSilent ? SILENT_WORDS : refusalWords(outcome);
      closeSession(db, job.subject, { state: 'failed', detail }, now);
      return { result: 'done' };
    },
  };
}
