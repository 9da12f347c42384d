import { type EarlierCall, outcomeOf } from '../../flows/index.ts';
import { findPayment } from '../payments/ledger.ts';
import { waitForPayment } from '../payments/wait-for-payment.ts';
import { type EarlierCallRow, latestCallAbout } from '../store/calls.ts';
import type { Line } from './line.ts';

/** A payment whose end the caller never heard is told of for this long. */
const UNHEARD_MILLISECONDS = 7 * 86_400_000;

/**
 * What the caller's last call about this member left open: a payment whose outcome they have not
 * heard, or, when that call broke off in the last half hour, its payment or the bill that was being
 * paid. Null when there is nothing, or when the caller's number is withheld.
 */
export async function earlierCall(
  line: Line,
  memberId: string,
  callerNumber: string | null,
  callSid: string,
): Promise<EarlierCall | null> {
  if (callerNumber === null) return null;
  const now = line.clock.now();
  const since = now - UNHEARD_MILLISECONDS;
  const call = latestCallAbout(line.db, memberId, callerNumber, callSid, since);
  if (!call) return null;
  const resumeMilliseconds = line.facts.limits.resumeMinutes * 60_000;
  const brokeOff = !call.finished && now - call.updatedAtMilliseconds <= resumeMilliseconds;
  const { paymentId, billId } = call;
  if (paymentId !== null && (brokeOff || isUnheard(call))) {
    return { billId: null, payment: await paymentOf(line, paymentId) };
  }
  return brokeOff && paymentId === null && billId !== null ? { billId, payment: null } : null;
}

/** The caller left before the outcome, or was told that it is not known yet. */
function isUnheard({ paymentHeard }: EarlierCallRow): boolean {
  return paymentHeard === null || paymentHeard === 'unknown';
}

async function paymentOf(line: Line, paymentId: string): Promise<EarlierCall['payment']> {
  const { db, clock, worker } = line;
  const maxMilliseconds = line.facts.waits.outcomeSeconds * 1_000;
  await waitForPayment({ db, clock, events: worker.events, paymentId, maxMilliseconds });
  const payment = findPayment(db, paymentId);
  if (!payment) return null;
  const { state, amountCents, confirmation } = payment;
  return { outcome: outcomeOf(state), amountCents, confirmation };
}
