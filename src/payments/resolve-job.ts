import type { JobHandler, JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { statement } from '../store/statement.ts';
import type { FoundCharge, PaymentGateway } from './gateway.ts';
import { findPayment } from './ledger.ts';
import { lateLookupAt } from './lookup-schedule.ts';
import type { Payment } from './payment.ts';
import {
  alertAbout,
  enqueueLookup,
  lookupKey,
  settleCaptured,
  settleDeclined,
  settleForReview,
  settleNotCharged,
} from './settle.ts';

const LOOKUP_DEADLINE_MILLISECONDS = 10_000;
/** How long a request may travel inside a gateway before its charge shows up (A1.1 rule 3). */
const IN_FLIGHT_MILLISECONDS = 15 * 60_000;

/** Handles 'resolve' jobs: asks the gateway what became of a payment whose answer was lost. */
export function createResolveHandler(tools: {
  readonly gateway: PaymentGateway;
  /** The gateway's longest in-flight time; a missing charge proves nothing before. */
  readonly inFlightMilliseconds?: number;
}): JobHandler<string | null, FoundCharge | null> {
  const inFlightMilliseconds = tools.inFlightMilliseconds ?? IN_FLIGHT_MILLISECONDS;
  return {
    prepare: (db, job) => {
      const payment = findPayment(db, job.subject);
      const ask = payment?.state === 'unknown' || payment?.state === 'notCharged';
      return ask ? payment.confirmation : null;
    },
    call: async (reference) =>
      reference === null ? null : tools.gateway.find(reference, LOOKUP_DEADLINE_MILLISECONDS),
    record: (db, job, found, now) => {
      const payment = findPayment(db, job.subject);
      if (found === null || !payment) return { result: 'done' };
      if (payment.state === 'notCharged') return recordLate(db, payment, found, now);
      if (payment.state !== 'unknown' || job.key !== lookupKey(payment)) return { result: 'done' };
      return recordFound(db, payment, found, now, inFlightMilliseconds);
    },
  };
}

function recordFound(
  db: Database,
  payment: Payment,
  found: FoundCharge,
  now: number,
  inFlightMilliseconds: number,
): JobResult {
  const counted = countLookup(db, payment);
  switch (found.result) {
    case 'captured':
      if (found.amountCents !== payment.amountCents) {
        const detail = `charge ${found.chargeId} is over ${found.amountCents} cents`;
        return settleForReview(db, payment, 'lookupFoundMismatch', detail, now);
      }
      return settleCaptured(db, payment, 'lookupFoundCapture', found.chargeId, now);
    case 'declined':
      return settleDeclined(db, payment, 'lookupFoundDecline', found.reason, now);
    case 'notFound':
      return recordNotFound(db, counted, now, inFlightMilliseconds);
    case 'unknown':
      return askAgain(db, counted, found.detail, now);
  }
}

/** Two look-ups must agree, both made after the request can no longer be travelling. */
function recordNotFound(
  db: Database,
  payment: Payment,
  now: number,
  inFlightMilliseconds: number,
): JobResult {
  const lostAt = payment.unknownSinceMilliseconds ?? now;
  if (now - lostAt < inFlightMilliseconds) return askAgain(db, payment, 'not found yet', now);
  if (payment.notFoundSinceMilliseconds === null) {
    statement(db, 'UPDATE payments SET not_found_since_ms = ? WHERE id = ?').run(now, payment.id);
    return askAgain(db, payment, 'not found once', now);
  }
  enqueue(db, {
    key: `resolve:${payment.id}:late`,
    kind: 'resolve',
    subject: payment.id,
    payload: {},
    dueAtMilliseconds: lateLookupAt(lostAt),
  });
  const detail = `${payment.lookups} look-ups, none found it`;
  return settleNotCharged(db, payment, 'lookupProvedNothing', detail, now);
}

function askAgain(db: Database, payment: Payment, why: string, now: number): JobResult {
  if (enqueueLookup(db, payment, now)) return { result: 'done' };
  return settleForReview(db, payment, 'gaveUp', why, now);
}

/** The caller may have been told that nothing was taken. If something was, that is a correction. */
function recordLate(db: Database, payment: Payment, found: FoundCharge, now: number): JobResult {
  if (found.result === 'unknown') return { result: 'retry', why: found.detail };
  if (found.result !== 'captured') return { result: 'done' };
  const detail = `charge ${found.chargeId} over ${found.amountCents} cents`;
  if (found.amountCents !== payment.amountCents) {
    return alertAbout(payment, 'A charge thought absent exists over another amount.', detail);
  }
  settleCaptured(db, payment, 'lateCapture', found.chargeId, now);
  return alertAbout(payment, 'A charge thought absent exists: tell the member.', detail);
}

function countLookup(db: Database, payment: Payment): Payment {
  statement(db, 'UPDATE payments SET lookups = lookups + 1 WHERE id = ?').run(payment.id);
  return { ...payment, lookups: payment.lookups + 1 };
}
