import { noteDeskEvent } from '../../store/desk-events.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import {
  changeSecurePayment,
  findSecurePayment,
  type SecurePaymentRow,
} from '../../store/secure-payments.ts';
import type { CarrierOutcome } from '../carrier.ts';
import type { DeskTools } from '../tools.ts';
import { captures, loseAsk } from './fields.ts';
import { closeSession, sessionRequest } from './session.ts';
import { refusalWords } from './trouble.ts';

/**
 * 'askPaymentField': the carrier listens for one field. An agent who meanwhile asked for another is
 * served that one alone.
 */
export function createAskPaymentFieldHandler(
  tools: DeskTools,
): JobHandler<SecurePaymentRow | null, CarrierOutcome<null> | null> {
  return {
    prepare(db, job) {
      const payment = findSecurePayment(db, job.subject);
      const isCurrent = payment?.state === 'collecting' && payment.asks === job.payload.ask;
      return isCurrent ? payment : null;
    },
    async call(payment) {
      const { callSid = '', paymentSid = null, asks = 0, fields = [] } = payment ?? {};
      const asked = fields.find(({ ask, state }) => ask === asks && state === 'asked');
      if (!payment || !asked || paymentSid === null) return null;
      return tools.carrier.askPaymentField(callSid, paymentSid, {
        ...sessionRequest(tools, payment, asks).key(`ask:${asks}`),
        capture: captures[asked.field],
      });
    },
    record(db, job, outcome, now) {
      const payment = findSecurePayment(db, job.subject);
      if (!payment || outcome === null || outcome.result === 'done') return { result: 'done' };
      if (outcome.result === 'unknown') {
        const fields = loseAsk(payment.fields, Number(job.payload.ask));
        changeSecurePayment(db, job.subject, { fields }, now);
        const { conversationId } = payment;
        noteDeskEvent(db, { conversationId, text: 'The carrier did not answer.' }, now);
        return { result: 'done' };
      }
      closeSession(db, job.subject, { state: 'failed', detail: refusalWords(outcome) }, now);
      return { result: 'done' };
    },
  };
}
