import { type EarlierCall, outcomeOf } from '../../flows/index.ts';
import { findPayment } from '../payments/ledger.ts';
import { waitForPayment } from '../payments/wait-for-payment.ts';
import { type CallRow, latestCallAbout } from '../store/calls.ts';
import type { Line } from './line.ts';

/**
 * What the caller's last call about this member left open, if it broke off in the last half hour:
 * a payment (waited for a moment when it is still on its way), or the bill that was being paid.
 * Null when there was none, when it ended with a goodbye, or when the number is withheld.
 */
export async function earlierCall(
  line: Line,
  memberId: string,
  callerNumber: string | null,
  callSid: string,
): Promise<EarlierCall | null> {
  if (callerNumber === null) return null;
  const since = line.clock.now() - line.facts.limits.resumeMinutes * 60_000;
  const call = latestCallAbout(line.db, memberId, callerNumber, callSid, since);
  if (!call) return null;
  const payment = await paymentOf(line, call);
  if (payment) return { billId: null, payment };
  if (call.finished || call.billId === null) return null;
  return { billId: call.billId, payment: null };
}

async function paymentOf(line: Line, call: CallRow): Promise<EarlierCall['payment']> {
  const { paymentId } = call;
  if (paymentId === null) return null;
  const known = findPayment(line.db, paymentId);
  if (!known || (call.finished && outcomeOf(known.state) !== 'unknown')) return null;
  const { db, clock, worker } = line;
  const maxMilliseconds = line.facts.waits.outcomeSeconds * 1_000;
  const payment = await waitForPayment({
    ...{ db, clock, events: worker.events, paymentId, maxMilliseconds },
  });
  const { state, amountCents, confirmation } = payment ?? known;
  return { outcome: outcomeOf(state), amountCents, confirmation };
}
