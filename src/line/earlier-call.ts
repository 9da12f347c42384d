import { type EarlierCall, outcomeOf } from '../../flows/index.ts';
import { findPayment, outcomeKnownAt } from '../payments/ledger.ts';
import { waitForPayment } from '../payments/wait-for-payment.ts';
import { type EarlierCallRow, earlierCallsAbout } from '../store/calls.ts';
import type { Line } from './line.ts';

/** A payment whose end the caller never heard is told of for this long. */
const UNHEARD_MILLISECONDS = 7 * 86_400_000;

/**
 * What the caller's earlier calls about this member left open: a payment whose outcome they have not
 * heard, or, when the last call broke off in the last half hour, its payment or the bill that was
 * being paid. Null when there is nothing, or when the caller's number is withheld.
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
  const calls = earlierCallsAbout(line.db, memberId, callerNumber, callSid, since);
  const unheard = calls.find((call) => isUnheard(line, call, calls));
  if (unheard?.paymentId)
    return { billId: null, payment: await paymentOf(line, unheard.paymentId) };
  const [last] = calls;
  if (!last || last.finished || now - last.updatedAtMilliseconds > resumeMilliseconds(line)) {
    return null;
  }
  const { paymentId, billId } = last;
  if (paymentId !== null) return { billId: null, payment: await paymentOf(line, paymentId) };
  return billId === null ? null : { billId, payment: null };
}

function resumeMilliseconds({ facts }: Line): number {
  return facts.limits.resumeMinutes * 60_000;
}

/**
 * The caller left before the outcome, was told that it is not known yet, or what they were told was
 * corrected; and no later call of theirs began by telling how it ended.
 */
function isUnheard({ db }: Line, call: EarlierCallRow, calls: readonly EarlierCallRow[]): boolean {
  const payment = call.paymentId === null ? null : findPayment(db, call.paymentId);
  if (!payment) return false;
  const knownAt = outcomeKnownAt(db, payment.id);
  if (knownAt === null) return true;
  if (call.paymentHeard === outcomeOf(payment.state)) return false;
  return !calls.some((other) => other !== call && other.startedAtMilliseconds >= knownAt);
}

async function paymentOf(line: Line, paymentId: string): Promise<EarlierCall['payment']> {
  const { db, clock, worker } = line;
  const maxMilliseconds = line.facts.waits.outcomeSeconds * 1_000;
  await waitForPayment({ db, clock, events: worker.events, paymentId, maxMilliseconds });
  const payment = findPayment(db, paymentId);
  if (!payment) return null;
  const { state, amountCents, confirmation, tender } = payment;
  return { outcome: outcomeOf(state), amountCents, confirmation, tender };
}
