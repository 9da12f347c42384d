import type { PaymentEventName } from '../../flows/payment.ts';
import type { JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { dropToken } from '../store/tokens.ts';
import type { DeclineReason } from './gateway.ts';
import { applyPaymentEvent } from './ledger.ts';
import { nextLookupAt } from './lookup-schedule.ts';
import type { Payment } from './payment.ts';

/** The charge exists: the caller's bill is paid as soon as billing knows. */
export function settleCaptured(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  chargeId: string,
  now: number,
): JobResult {
  applyPaymentEvent(db, payment.id, event, now, { chargeId });
  dropToken(db, payment.tokenId);
  enqueue(db, {
    key: `post:${payment.confirmation}`,
    kind: 'postToBilling',
    subject: payment.id,
    payload: { paymentId: payment.id },
    dueAtMilliseconds: now,
  });
  return { result: 'done' };
}

export function settleDeclined(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  declineReason: DeclineReason,
  now: number,
): JobResult {
  applyPaymentEvent(db, payment.id, event, now, { declineReason });
  dropToken(db, payment.tokenId);
  return { result: 'done' };
}

export function settleNotCharged(
  db: Database,
  payment: Payment,
  event: PaymentEventName,
  detail: string,
  now: number,
): JobResult {
  applyPaymentEvent(db, payment.id, event, now, { detail });
  dropToken(db, payment.tokenId);
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
  dropToken(db, payment.tokenId);
  return alertAbout(payment, 'A payment needs a person: compare it with the gateway.', detail);
}

export function alertAbout(payment: Payment, message: string, detail: string): JobResult {
  const { id, confirmation, billId, amountCents } = payment;
  const fields = { paymentId: id, confirmation, billId, amountCents, detail };
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
