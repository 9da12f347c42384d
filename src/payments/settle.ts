import type { PaymentEventName } from '../../flows/payment.ts';
import { noteAutopayFailure } from '../store/autopay-charges.ts';
import type { JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { releaseToken, releaseUnlessAskable } from '../store/reusable-tokens.ts';
import { allocationsOf } from './allocations.ts';
import type { DeclineReason } from './gateway.ts';
import { applyPaymentEvent } from './ledger.ts';
import { nextLookupAt } from './lookup-schedule.ts';
import type { Payment } from './payment.ts';
import { oweNewsOfPayment } from './scheduled-news.ts';

/** The charge exists: each bill is paid as soon as billing knows of its part. */
export function settleCaptured(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  chargeId: string,
  now: number,
): JobResult {
  applyPaymentEvent(db, payment.id, event, now, { chargeId });
  releaseUnlessAskable(db, payment, now);
  for (const { billId } of allocationsOf(db, payment)) {
    enqueue(db, {
      key: `post:${payment.confirmation}:${billId}`,
      kind: 'postToBilling',
      subject: payment.id,
      payload: { billId },
      dueAtMilliseconds: now,
    });
  }
  return { result: 'done' };
}

export function settleDeclined(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  declineReason: DeclineReason,
  now: number,
): JobResult {
  const settled = applyPaymentEvent(db, payment.id, event, now, { declineReason });
  releaseToken(db, payment.tokenId, now);
  oweNewsOfPayment(db, payment.id, now);
  noteAutopayFailure(db, settled, now);
  return { result: 'done' };
}

export function settleNotCharged(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  detail: string,
  now: number,
): JobResult {
  const settled = applyPaymentEvent(db, payment.id, event, now, { detail });
  releaseToken(db, payment.tokenId, now);
  oweNewsOfPayment(db, payment.id, now);
  noteAutopayFailure(db, settled, now);
  return { result: 'done' };
}

/** A machine cannot say what happened. The bill stays locked until a person has looked. */
export function settleForReview(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  detail: string,
  now: number,
): JobResult {
  applyPaymentEvent(db, payment.id, event, now, { detail });
  releaseToken(db, payment.tokenId, now);
  return alertAbout(payment, 'A payment needs a person: compare it with the gateway.', detail);
}

export function alertAbout(payment: Payment, message: string, detail: string): JobResult {
  const { id, confirmation, amountCents } = payment;
  const fields = { paymentId: id, confirmation, amountCents, detail };
  return { result: 'done', alert: { message, fields } };
}

/** Writes down when to ask the gateway next; false when the schedule is at its end. */
export function enqueueLookup(db: Database, payment: Payment, now: number): boolean {
  const since = payment.unknownSinceMilliseconds ?? now;
  const dueAtMilliseconds = nextLookupAt(payment.lookups, since, now);
  if (dueAtMilliseconds === null) return false;
  enqueue(db, {
    key: lookupKey(payment),
    kind: 'resolve',
    subject: payment.id,
    payload: {},
    dueAtMilliseconds,
  });
  return true;
}

/** The next look-up's key. The count in it keeps a repeated job from starting a second chain. */
export function lookupKey(payment: Payment): string {
  return `resolve:${payment.id}:${payment.lookups + 1}`;
}
