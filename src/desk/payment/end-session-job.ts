import { findCall } from '../../store/calls.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import { findSecurePayment, type SecurePaymentRow } from '../../store/secure-payments.ts';
import type { CarrierOutcome } from '../carrier.ts';
import type { DeskTools } from '../tools.ts';
import { closeSession, sessionRequest } from './session.ts';
import { refusalWords, SILENT_WORDS, TRIES_MAX } from './trouble.ts';

interface Ending {
  readonly payment: SecurePaymentRow;
  readonly paymentSid: string;
  readonly status: 'complete' | 'cancel';
}

/**
 * 'endPaymentSession': 'complete' has the carrier make a token of the card, 'cancel' gives the
 * member their keys back, as long as the call lasts.
 */
export function createEndPaymentSessionHandler(
  tools: DeskTools,
): JobHandler<Ending | null, CarrierOutcome<null> | null> {
  return {
    prepare(db, job) {
      const payment = findSecurePayment(db, job.subject);
      if (!payment || payment.paymentSid === null) return null;
      const status = job.payload.status === 'complete' ? 'complete' : 'cancel';
      if (status === 'complete' && payment.state !== 'completing') return null;
      return { payment, paymentSid: payment.paymentSid, status };
    },
    call: async (ending) => ending && endSession(tools, ending),
    record(db, job, outcome, now) {
      const payment = findSecurePayment(db, job.subject);
      if (!payment || outcome === null || outcome.result === 'done') return { result: 'done' };
      const isSilent = outcome.result === 'unknown';
      if (job.payload.status === 'cancel') {
        const isOver = findCall(db, payment.callSid)?.endedAtMilliseconds !== null;
        // Refused: it has ended by itself.
        return isSilent && !isOver ? { result: 'retry', why: outcome.detail } : { result: 'done' };
      }
      if (isSilent && job.attempts < TRIES_MAX) return { result: 'retry', why: outcome.detail };
      const detail = isSilent ? SILENT_WORDS : refusalWords(outcome);
      closeSession(db, job.subject, { state: 'failed', detail }, now);
      return { result: 'done' };
    },
  };
}

/** Asked twice under its key, the carrier does it once. */
export function endSession(
  tools: DeskTools,
  { payment, paymentSid, status }: Ending,
): Promise<CarrierOutcome<null>> {
  const request = sessionRequest(tools, payment).key(status);
  return tools.carrier.endPayment(payment.callSid, paymentSid, { ...request, status });
}
