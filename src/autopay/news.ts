import { type AutopayNews, type AutopayOutcome, outcomeOf } from '../../flows/index.ts';
import { findPayment, outcomeKnownAt } from '../payments/ledger.ts';
import { type EnrolmentRow, enrolmentsEndedSince, findEnrolment } from '../store/autopay.ts';
import { type AutopayCharge, chargesOfMember } from '../store/autopay-charges.ts';
import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';

/** Older news than this is for the past payments. */
const TOLD_FOR_MILLISECONDS = 30 * 86_400_000;
/** More at once nobody keeps in mind; the rest is told in the next call. */
const NEWS_MAX = 3;

/** How an automatic payment ended when it was not made, or that nobody knows; null otherwise. */
export function outcomeOfCharge(
  db: Database,
  { state, paymentId }: Pick<AutopayCharge, 'state' | 'paymentId'>,
): AutopayOutcome | null {
  if (state === 'skipped') return null;
  if (state !== 'submitted') return state;
  const payment = paymentId === null ? null : findPayment(db, paymentId);
  const outcome = payment && outcomeOf(payment.state);
  return outcome === 'declined' || outcome === 'notCharged' || outcome === 'unknown'
    ? outcome
    : null;
}

/**
 * What the member must hear first: automatic payments that were not made and series that ended, as
 * far as no other call in which they identified has begun since that was known.
 */
export function untoldAutopayNews(
  db: Database,
  memberId: string,
  callSid: string,
  nowMilliseconds: number,
): readonly AutopayNews[] {
  const since = nowMilliseconds - TOLD_FOR_MILLISECONDS;
  const wasTold = (knownAt: number | null) => hasCalledSince(db, memberId, callSid, knownAt);
  const ofCharges = chargesOfMember(db, memberId, since).flatMap((charge): AutopayNews[] => {
    const outcome = outcomeOfCharge(db, charge);
    if (!outcome) return [];
    const { paymentId, atMilliseconds, amountCents, dueDate } = charge;
    const knownAt = paymentId === null ? atMilliseconds : outcomeKnownAt(db, paymentId);
    if (outcome !== 'unknown' && wasTold(knownAt)) return [];
    const kind = findEnrolment(db, charge.enrolmentId)?.kind ?? 'premium';
    return [{ outcome, kind, amountCents, dueDate }];
  });
  const ofEnds = enrolmentsEndedSince(db, memberId, since).flatMap((row): AutopayNews[] => {
    const outcome = endOutcome(row);
    if (!outcome || wasTold(row.endedAtMilliseconds)) return [];
    const dueDate = new Date(row.endedAtMilliseconds ?? 0).toISOString().slice(0, 10);
    return [{ outcome, kind: row.kind, amountCents: 0, dueDate }];
  });
  return [...ofCharges, ...ofEnds].slice(0, NEWS_MAX);
}

function endOutcome({ why }: EnrolmentRow): AutopayOutcome | null {
  return why === 'failedTwice' || why === 'methodGone' ? why : null;
}

function hasCalledSince(
  db: Database,
  memberId: string,
  callSid: string,
  knownAtMilliseconds: number | null,
): boolean {
  const sql =
    'SELECT 1 FROM calls WHERE member_id = ? AND call_sid <> ? AND started_at_ms >= ? LIMIT 1';
  return statement(db, sql).get(memberId, callSid, knownAtMilliseconds) !== undefined;
}
