import type { Clock } from '../clock.ts';
import type { JobEvents } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { findPayment } from './ledger.ts';
import type { Payment } from './payment.ts';

/** Another process may have the job: it cannot tell us, so the row is read this often. */
const POLL_MILLISECONDS = 250;

/**
 * The payment as soon as its outcome is known, or as it is when the time is up.
 * Resolves with null when there is no such payment.
 */
export async function waitForPayment(waiting: {
  readonly db: Database;
  readonly clock: Clock;
  readonly events: JobEvents;
  readonly paymentId: string;
  readonly maxMilliseconds: number;
}): Promise<Payment | null> {
  const { db, clock, events, paymentId } = waiting;
  const until = clock.now() + waiting.maxMilliseconds;
  for (;;) {
    const payment = findPayment(db, paymentId);
    const left = until - clock.now();
    if (!payment || !isUndecided(payment.state) || left <= 0) return payment;
    const told = new AbortController();
    const listen = (subject: string) => {
      if (subject === paymentId) told.abort();
    };
    events.on('recorded', listen);
    await clock.sleep(Math.min(left, POLL_MILLISECONDS), told.signal);
    events.off('recorded', listen);
  }
}

/** Most answers that were lost are found by the first look-up, seconds later: worth waiting for. */
function isUndecided(state: Payment['state']): boolean {
  return state === 'submitting' || state === 'unknown';
}
