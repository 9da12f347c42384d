import type { JobHandler, JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import type { Job } from '../store/outbox.ts';
import type { Sealer } from '../store/seal.ts';
import { useToken } from '../store/tokens.ts';
import type { ChargeOutcome, ChargeRequest, PaymentGateway } from './gateway.ts';
import { applyPaymentEvent, findPayment } from './ledger.ts';
import type { Payment } from './payment.ts';
import {
  alertAbout,
  enqueueLookup,
  settleCaptured,
  settleDeclined,
  settleForReview,
  settleNotCharged,
} from './settle.ts';

const CHARGE_DEADLINE_MILLISECONDS = 10_000;

/** What to do with the order to charge, or why nothing may be sent. */
type Order =
  | { readonly send: ChargeRequest }
  | { readonly send: null; readonly why: 'settled' | 'keyTooOld' | 'noToken' };

type Outcome = ChargeOutcome | Extract<Order, { send: null }>;

/** Handles 'charge' jobs: the one place that sends a charge. Its key is the payment's id. */
export function createChargeHandler(tools: {
  readonly gateway: PaymentGateway;
  readonly sealer: Sealer;
}): JobHandler<Order, Outcome> {
  return {
    prepare: (db, job, now) => readOrder(db, tools.sealer, job, now),
    call: async (order) =>
      order.send ? tools.gateway.charge(order.send, CHARGE_DEADLINE_MILLISECONDS) : order,
    record: recordOutcome,
  };
}

function readOrder(db: Database, sealer: Sealer, job: Job, now: number): Order {
  const payment = findPayment(db, job.subject);
  if (payment?.state !== 'submitting') return { send: null, why: 'settled' };
  if (now >= payment.submitDeadlineMilliseconds) return { send: null, why: 'keyTooOld' };
  const token = useToken(db, sealer, payment.tokenId, now);
  if (token === null) return { send: null, why: 'noToken' };
  const { id, confirmation, amountCents, currency, purpose, tender } = payment;
  const order = { reference: confirmation, amountCents, currency, purpose, tender };
  return { send: { key: id, ...order, token } };
}

function recordOutcome(db: Database, job: Job, outcome: Outcome, now: number): JobResult {
  const payment = findPayment(db, job.subject);
  if (!payment) throw new Error(`Job ${job.key} is about a payment that does not exist.`);
  // Claimed once, to this moment: whatever we did not send, nobody sent.
  const first = job.attempts === 1;
  if ('send' in outcome) {
    if (payment.state !== 'submitting' || outcome.why === 'settled') return { result: 'done' };
    if (!first) return lost(db, payment, `not sent again: ${outcome.why}`, now);
    return settleNotCharged(db, payment, 'neverSent', outcome.why, now);
  }
  switch (outcome.result) {
    case 'captured':
      return recordCapture(db, payment, outcome.chargeId, now);
    case 'declined':
      if (payment.state !== 'submitting' && payment.state !== 'unknown') return { result: 'done' };
      return settleDeclined(db, payment, 'gatewayDeclined', outcome.reason, now);
    case 'refused':
      if (payment.state !== 'submitting') return { result: 'done' };
      // Refused now says nothing about what an earlier sending did.
      if (!first) return lost(db, payment, outcome.detail, now);
      return {
        ...settleNotCharged(db, payment, 'gatewayRefused', outcome.detail, now),
        ...alertAbout(payment, 'The gateway refuses our requests: check its key.', outcome.detail),
      };
    case 'conflict':
      if (payment.state !== 'submitting') return { result: 'done' };
      return settleForReview(db, payment, 'gatewayConflict', outcome.detail, now);
    case 'unknown':
      if (payment.state !== 'submitting') return { result: 'done' };
      return lost(db, payment, outcome.detail, now);
  }
}

/** Money was taken, so it is recorded whatever another worker concluded meanwhile. */
function recordCapture(db: Database, payment: Payment, chargeId: string, now: number): JobResult {
  switch (payment.state) {
    case 'submitting':
    case 'unknown':
      return settleCaptured(db, payment, 'gatewayCaptured', chargeId, now);
    case 'notCharged':
      settleCaptured(db, payment, 'lateCapture', chargeId, now);
      return alertAbout(payment, 'A charge thought absent exists: tell the member.', chargeId);
    case 'declined':
    case 'needsReview':
      return alertAbout(payment, `Captured at the gateway, '${payment.state}' here.`, chargeId);
    default:
      return { result: 'done' };
  }
}

function lost(db: Database, payment: Payment, detail: string, now: number): JobResult {
  const unknown = applyPaymentEvent(db, payment.id, 'answerLost', now, { detail });
  enqueueLookup(db, unknown, now);
  return { result: 'done' };
}
