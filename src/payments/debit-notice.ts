import { findDebitAuthorization } from '../store/debit-authorizations.ts';
import { type JobHandler, localHandler } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { statement } from '../store/statement.ts';
import { findText } from '../store/texts.ts';
import { findPayment, submitPayment } from './ledger.ts';
import { alertAbout, settleNotCharged } from './settle.ts';

const LOOK_MILLISECONDS = 3_000;
/** A notice that has not gone out by then does not go out: the caller was told "first the notice". */
const PATIENCE_MILLISECONDS = 24 * 3_600_000;

/**
 * Lets a debit wait for its written notice; call it in the transaction that authorizes the payment.
 * The token is kept until the notice has gone out or has been given up.
 */
export function awaitNotice(db: Database, paymentId: string, nowMilliseconds: number): void {
  const payment = findPayment(db, paymentId);
  if (!payment) return;
  statement(db, 'UPDATE card_tokens SET expires_at_ms = max(expires_at_ms, ?) WHERE id = ?').run(
    nowMilliseconds + PATIENCE_MILLISECONDS + LOOK_MILLISECONDS * 2,
    payment.tokenId,
  );
  lookAgain(db, paymentId, 1, nowMilliseconds);
}

/**
 * Handles 'debitAfterNotice' jobs: looks what became of the notice. Sent, the debit is submitted; not
 * sent, or perhaps not, the bank is never debited and a person is told. Nacha wants the notice before
 * settlement, and settlement follows submission.
 */
export function createDebitNoticeHandler(): JobHandler {
  return localHandler((db, job, now) => {
    const payment = findPayment(db, job.subject);
    if (payment?.state !== 'authorized') return { result: 'done' };
    const noticeId = findDebitAuthorization(db, payment.id)?.noticeTextId ?? '';
    const state = findText(db, noticeId)?.state ?? 'failed';
    if (state === 'sent') {
      submitPayment(db, payment.id, now);
      return { result: 'done' };
    }
    const waited = now - payment.authorizedAtMilliseconds;
    if (state === 'queued' && waited < PATIENCE_MILLISECONDS) {
      lookAgain(db, payment.id, Number(job.payload.look) + 1, now);
      return { result: 'done' };
    }
    const detail = `the notice is ${state}`;
    settleNotCharged(db, payment, 'noticeNotSent', detail, now);
    return alertAbout(payment, 'A debit was given up, its notice is not sent: tell them.', detail);
  });
}

function lookAgain(db: Database, paymentId: string, look: number, now: number): void {
  enqueue(db, {
    key: `debitAfterNotice:${paymentId}:${look}`,
    kind: 'debitAfterNotice',
    subject: paymentId,
    payload: { look },
    dueAtMilliseconds: now + LOOK_MILLISECONDS,
  });
}
