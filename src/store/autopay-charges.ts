import type { AutopayDue, TokenizedCard } from '../../flows/index.ts';
import { audit } from './audit.ts';
import { type EnrolmentRow, endAutopay, findEnrolment } from './autopay.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';

/** 'submitted' goes on as the payment; the others are charged nothing. */
export type ChargeState = 'submitted' | 'skipped' | 'overCap' | 'disputed' | 'cardExpired';

/** What became of one due date. */
export interface AutopayCharge extends AutopayDue {
  readonly enrolmentId: string;
  readonly state: ChargeState;
  readonly paymentId: string | null;
  readonly atMilliseconds: number;
}

const COLUMNS = `enrolment_id AS enrolmentId, bill_id AS billId, due_date AS dueDate,
  amount_cents AS amountCents, state, payment_id AS paymentId, at_ms AS atMilliseconds`;

/**
 * Deals with a due date, once; inside a transaction. False, having written nothing, when that was
 * done before: by another run, or because the member skipped it.
 */
export function noteCharge(
  db: Database,
  enrolmentId: string,
  due: AutopayDue,
  outcome: { readonly state: ChargeState; readonly paymentId: string | null },
  nowMilliseconds: number,
): boolean {
  const { billId, dueDate, amountCents } = due;
  const { changes } = statement(
    db,
    `INSERT INTO autopay_charges
       (enrolment_id, bill_id, due_date, amount_cents, state, payment_id, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (enrolment_id, bill_id, due_date) DO NOTHING`,
  ).run(
    enrolmentId,
    billId,
    dueDate,
    amountCents,
    outcome.state,
    outcome.paymentId,
    nowMilliseconds,
  );
  if (changes === 0) return false;
  const detail = { billId, dueDate, amountCents, ...outcome };
  const entry = { actor: 'line', action: 'autopay.charge', subject: enrolmentId, detail };
  audit(db, entry, nowMilliseconds);
  return true;
}

/** Whether that due date has been dealt with. One that was skipped stays so when it is extended. */
export function isHandled(db: Database, enrolmentId: string, due: AutopayDue): boolean {
  const sql = `SELECT 1 FROM autopay_charges
    WHERE enrolment_id = @enrolmentId AND bill_id = @billId AND (due_date = @dueDate
      OR state = 'skipped' AND due_date = (SELECT from_date FROM extensions
        WHERE bill_id = @billId AND due_date = @dueDate))`;
  const { billId, dueDate } = due;
  return statement(db, sql).get({ enrolmentId, billId, dueDate }) !== undefined;
}

/** A payment of this enrolment whose end is not known yet. */
export function isUnderWay(db: Database, enrolmentId: string): boolean {
  const sql = `SELECT 1 FROM autopay_charges c JOIN payments p ON p.id = c.payment_id
    WHERE c.enrolment_id = ? AND p.state IN ('created', 'authorized', 'submitting', 'unknown')`;
  return statement(db, sql).get(enrolmentId) !== undefined;
}

export function chargeOfPayment(db: Database, paymentId: string): AutopayCharge | null {
  const sql = `SELECT ${COLUMNS} FROM autopay_charges WHERE payment_id = ?`;
  return (statement(db, sql).get(paymentId) as AutopayCharge | undefined) ?? null;
}

/** Of the member's, since then and not skipped, the oldest first. */
export function chargesOfMember(
  db: Database,
  memberId: string,
  sinceMilliseconds: number,
): readonly AutopayCharge[] {
  const sql = `SELECT ${COLUMNS} FROM autopay_charges
    WHERE enrolment_id IN (SELECT id FROM autopay_enrolments WHERE member_id = ?)
      AND at_ms > ? AND state <> 'skipped' ORDER BY at_ms, enrolment_id, bill_id`;
  return statement(db, sql).all(memberId, sinceMilliseconds) as AutopayCharge[];
}

/** The kept card of an enrolment with its last month; null when it is kept no more. */
export function cardOfMethod(
  db: Database,
  methodId: string,
): (TokenizedCard & { readonly expiryMonth: string | null }) | null {
  const row = statement(
    db,
    `SELECT token_id AS tokenId, brand, last_four AS lastFour, expiry_month AS expiryMonth
     FROM saved_methods WHERE id = ? AND deleted_at_ms IS NULL`,
  ).get(methodId);
  return (row as (TokenizedCard & { expiryMonth: string | null }) | undefined) ?? null;
}

/** Owes the member a text about `subject`: a payment that was not made, or an end; in a transaction. */
export function oweAutopayNews(
  db: Database,
  about: { readonly enrolmentId: string; readonly billId: string; readonly dueDate: string },
  outcome: string,
  nowMilliseconds: number,
): void {
  const { enrolmentId, billId, dueDate } = about;
  enqueue(db, {
    key: `tellAutopay:${enrolmentId}:${billId}:${dueDate}:${outcome}`,
    kind: 'tellAutopay',
    subject: enrolmentId,
    payload: { billId, dueDate, outcome },
    dueAtMilliseconds: nowMilliseconds,
  });
}

/**
 * A payment that may have been an automatic one was not made: the member is told, and two failures
 * in a row end the series. In the transaction that settles the payment.
 */
export function noteAutopayFailure(
  db: Database,
  payment: { readonly id: string; readonly state: string },
  nowMilliseconds: number,
): void {
  const charge = chargeOfPayment(db, payment.id);
  if (!charge) return;
  oweAutopayNews(db, charge, payment.state, nowMilliseconds);
  suspendAfterTwo(db, charge.enrolmentId, nowMilliseconds);
}

/** Ends the series when its last two due dates both failed. Skipped ones do not count. */
export function suspendAfterTwo(db: Database, enrolmentId: string, nowMilliseconds: number): void {
  const lastTwo = statement(
    db,
    `SELECT c.state = 'cardExpired' OR coalesce(p.state IN ('declined', 'notCharged'), 0)
     FROM autopay_charges c LEFT JOIN payments p ON p.id = c.payment_id
     WHERE c.enrolment_id = ? AND c.state IN ('submitted', 'cardExpired')
     ORDER BY c.at_ms DESC, c.due_date DESC LIMIT 2`,
  )
    .pluck()
    .all(enrolmentId) as number[];
  if (lastTwo.length < 2 || lastTwo.includes(0)) return;
  const row = findEnrolment(db, enrolmentId);
  if (row) endWithNews(db, row, 'failedTwice', nowMilliseconds);
}

/** A kept card is deleted or replaced: nothing is charged to another one without new words. */
export function endAutopayOfMethod(db: Database, methodId: string, nowMilliseconds: number): void {
  const ids = statement(
    db,
    "SELECT id FROM autopay_enrolments WHERE method_id = ? AND state = 'active'",
  )
    .pluck()
    .all(methodId) as string[];
  for (const id of ids) {
    const row = findEnrolment(db, id);
    if (row) endWithNews(db, row, 'methodGone', nowMilliseconds);
  }
}

function endWithNews(
  db: Database,
  { id, memberId }: EnrolmentRow,
  why: 'failedTwice' | 'methodGone',
  now: number,
): void {
  if (!endAutopay(db, { id, memberId, why, callSid: null }, now)) return;
  const dueDate = new Date(now).toISOString().slice(0, 10);
  oweAutopayNews(db, { enrolmentId: id, billId: '', dueDate }, why, now);
}
