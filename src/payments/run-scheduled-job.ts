import { DateTime } from 'luxon';
import type { OpenBill } from '../../flows/index.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import type { JobHandler, JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { enqueue, type Job } from '../store/outbox.ts';
import { isDisputeUntold } from '../store/requests.ts';
import {
  type CancelReason,
  cancelScheduled,
  findScheduled,
  markSubmitted,
  type ScheduledRow,
} from '../store/scheduled-payments.ts';
import { capturedNotPostedCents, postedSinceCents } from './captured.ts';
import { authorizePayment, openPaymentForBill } from './ledger.ts';
import { oweNews } from './scheduled-news.ts';

/** How long a payment without a known end may still hold the bill before it is looked at again. */
const LOOK_AGAIN_MILLISECONDS = 15 * 60_000;

interface Order {
  readonly scheduled: ScheduledRow | null;
  readonly askedAtMilliseconds: number;
}

/** The bill as the plan has it, and when it was asked for. */
interface Found {
  readonly bill: OpenBill | null;
  readonly sinceMilliseconds: number;
}

/**
 * 'runScheduled': on its day a scheduled payment becomes an ordinary one, with its own number and
 * no more than what is owed by then. Its end and the payment's beginning are one transaction, so it is
 * charged once whatever breaks.
 */
export function createRunScheduledHandler(tools: {
  readonly directory: BillingDirectory;
  /** Days after which a bill that stays locked is given up. */
  readonly waitDays: () => number;
}): JobHandler<Order, Found> {
  return {
    prepare: (db, job, now) => ({
      scheduled: findScheduled(db, job.subject),
      askedAtMilliseconds: now,
    }),
    async call({ scheduled, askedAtMilliseconds: sinceMilliseconds }) {
      const isDue = scheduled?.state === 'waiting';
      const bill = isDue ? await tools.directory.bill(scheduled.billId) : null;
      return { bill, sinceMilliseconds };
    },
    record(db, job, { bill, sinceMilliseconds }, now) {
      const scheduled = findScheduled(db, job.subject);
      if (scheduled?.state !== 'waiting') return { result: 'done' };
      if (postedSinceCents(db, scheduled.billId, sinceMilliseconds) > 0) {
        return { result: 'retry', why: 'the bill changed while it was looked at' };
      }
      if (openPaymentForBill(db, scheduled.billId)) {
        return waitOrGiveUp(db, job, scheduled, tools.waitDays(), now);
      }
      const owedCents = (bill?.balanceCents ?? 0) - capturedNotPostedCents(db, scheduled.billId);
      if (owedCents <= 0) return giveUp(db, scheduled, 'nothingOwed', now);
      if (bill?.inDispute || isDisputeUntold(db, scheduled.billId)) {
        return giveUp(db, scheduled, 'disputed', now);
      }
      return submit(db, scheduled, Math.min(scheduled.amountCents, owedCents), now);
    },
  };
}

function submit(db: Database, row: ScheduledRow, amountCents: number, now: number): JobResult {
  const { id: paymentId, confirmation, callSid, memberId, billId, card, authorizedWords } = row;
  // Before the scheduled row lets go of the token, the payment holds it.
  authorizePayment(
    db,
    {
      ...{ paymentId, confirmation, callSid, memberId, amountCents, card, authorizedWords },
      allocations: [{ billId, amountCents }],
      purpose: amountCents === row.amountCents ? row.purpose : 'single',
    },
    now,
  );
  markSubmitted(db, row.id, now);
  return { result: 'done' };
}

function giveUp(db: Database, { id }: ScheduledRow, why: CancelReason, now: number): JobResult {
  cancelScheduled(db, { id, why, callSid: null }, now);
  oweNews(db, id, now);
  return { result: 'done' };
}

/** Nobody knows yet whether the bill is paid by another payment: no second one meanwhile. */
function waitOrGiveUp(
  db: Database,
  job: Job,
  row: ScheduledRow,
  waitDays: number,
  now: number,
): JobResult {
  const lastDay = DateTime.fromISO(row.onDate, { zone: row.zone }).plus({ days: waitDays });
  if (now > lastDay.endOf('day').toMillis()) {
    const message = 'A scheduled payment was given up: its bill stayed locked. Tell the member.';
    const fields = { scheduled: row.id, confirmation: row.confirmation, billId: row.billId };
    return { ...giveUp(db, row, 'billLocked', now), alert: { message, fields } };
  }
  const round = Number(job.payload.round ?? 0) + 1;
  enqueue(db, {
    key: `runScheduled:${row.id}:${round}`,
    kind: 'runScheduled',
    subject: row.id,
    payload: { round },
    dueAtMilliseconds: now + LOOK_AGAIN_MILLISECONDS,
  });
  return { result: 'done' };
}
