import type { Locale, PaymentPurpose, ScheduledPayment, TokenizedCard } from '../../flows/index.ts';
import { localDate } from '../local-date.ts';
import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { holdToken, releaseToken } from './reusable-tokens.ts';
import { type CardConsent, noteCardConsent } from './saved-methods.ts';
import { statement } from './statement.ts';

/** A payment that a member has agreed to on a later date. */
export interface NewScheduledPayment {
  /** ULID; the payment gets the same. */
  readonly id: string;
  readonly confirmation: string;
  readonly billId: string;
  readonly amountCents: number;
  readonly purpose: PaymentPurpose;
  readonly card: TokenizedCard;
  /** YYYY-MM-DD, in the zone. */
  readonly onDate: string;
  /** IANA zone of the member's region. */
  readonly zone: string;
  /** When it is charged. */
  readonly runsAtMilliseconds: number;
}

/** Why one was given up before anything was charged. */
export type CancelReason = 'caller' | 'nothingOwed' | 'disputed' | 'billLocked';

export interface ScheduledRow extends Omit<NewScheduledPayment, 'runsAtMilliseconds'> {
  readonly callSid: string;
  readonly memberId: string;
  readonly authorizedWords: string;
  readonly locale: Locale;
  readonly state: 'waiting' | 'submitted' | 'cancelled';
  readonly why: CancelReason | null;
  readonly endedAtMilliseconds: number | null;
}

/**
 * Writes down what the member agreed to, keeps the card until then, and owes the charge; inside the
 * turn's transaction. False, having written nothing that counts, when the card's token is gone or
 * the number is taken. Throws SQLite's unique-constraint error when the bill has one waiting.
 */
export function schedulePayment(
  db: Database,
  payment: NewScheduledPayment,
  consent: CardConsent & { readonly locale: Locale },
  nowMilliseconds: number,
): boolean {
  const { id, confirmation, billId, amountCents, purpose, card, onDate, zone } = payment;
  const { callSid, memberId, words, locale } = consent;
  const taken = statement(db, 'SELECT 1 FROM payments WHERE confirmation = ?').get(confirmation);
  if (taken !== undefined || !holdToken(db, card.tokenId, nowMilliseconds)) return false;
  const consentId = noteCardConsent(db, consent, nowMilliseconds);
  statement(
    db,
    `INSERT INTO scheduled_payments (id, confirmation, call_sid, member_id, bill_id, amount_cents,
       purpose, token_id, card_brand, card_last_four, consent_id, authorized_words, locale, on_date,
       zone, state, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
  ).run(
    ...[id, confirmation, callSid, memberId, billId, amountCents, purpose],
    ...[card.tokenId, card.brand, card.lastFour, consentId, words, locale, onDate, zone],
    nowMilliseconds,
  );
  const detail = { billId, amountCents, onDate, callSid, confirmation };
  audit(db, { actor: 'line', action: 'payment.schedule', subject: id, detail }, nowMilliseconds);
  enqueue(db, {
    key: `runScheduled:${id}`,
    kind: 'runScheduled',
    subject: id,
    payload: {},
    dueAtMilliseconds: payment.runsAtMilliseconds,
  });
  return true;
}

/** The scheduled payment, whatever became of it; null when there is none. */
export function findScheduled(db: Database, id: string): ScheduledRow | null {
  const row = statement(
    db,
    `SELECT id, confirmation, bill_id AS billId, amount_cents AS amountCents, purpose,
       token_id AS tokenId, card_brand AS brand, card_last_four AS lastFour, on_date AS onDate,
       zone, call_sid AS callSid, member_id AS memberId,
       authorized_words AS authorizedWords, locale,
       state, why, ended_at_ms AS endedAtMilliseconds
     FROM scheduled_payments WHERE id = ?`,
  ).get(id) as (Omit<ScheduledRow, 'card'> & TokenizedCard) | undefined;
  if (!row) return null;
  const { tokenId, brand, lastFour, ...rest } = row;
  return { ...rest, card: { tokenId, brand, lastFour } };
}

/** What of the member's is still to be charged, the earliest first. */
export function waitingScheduled(db: Database, memberId: string): readonly ScheduledPayment[] {
  return statement(
    db,
    `SELECT id AS scheduledId, bill_id AS billId, amount_cents AS amountCents, on_date AS onDate,
       card_brand AS brand, card_last_four AS lastFour, confirmation
     FROM scheduled_payments WHERE member_id = ? AND state = 'waiting' ORDER BY on_date, id`,
  ).all(memberId) as ScheduledPayment[];
}

/** It is charged now: from here on the payment with its id tells what became of it. */
export function markSubmitted(db: Database, id: string, nowMilliseconds: number): void {
  statement(
    db,
    `UPDATE scheduled_payments SET state = 'submitted', ended_at_ms = ?
     WHERE id = ? AND state = 'waiting'`,
  ).run(nowMilliseconds, id);
}

/**
 * Gives a waiting payment up, forgets its card unless that is kept, and tells the audit why; inside
 * a transaction. False when it was not waiting any more.
 */
export function cancelScheduled(
  db: Database,
  {
    id,
    why,
    callSid,
  }: { readonly id: string; readonly why: CancelReason; readonly callSid: string | null },
  nowMilliseconds: number,
): boolean {
  const tokenId = statement(
    db,
    `UPDATE scheduled_payments SET state = 'cancelled', why = ?, ended_at_ms = ?
     WHERE id = ? AND state = 'waiting' RETURNING token_id`,
  )
    .pluck()
    .get(why, nowMilliseconds, id) as string | undefined;
  if (tokenId === undefined) return false;
  const entry = { actor: 'line', action: 'payment.unschedule', subject: id };
  audit(db, { ...entry, detail: { why, callSid } }, nowMilliseconds);
  releaseToken(db, tokenId, nowMilliseconds);
  return true;
}

/** A member may cancel theirs until the day before, by the date where their region is. */
export function cancelScheduledByMember(
  db: Database,
  {
    id,
    memberId,
    callSid,
  }: { readonly id: string; readonly memberId: string; readonly callSid: string },
  nowMilliseconds: number,
): boolean {
  const row = findScheduled(db, id);
  if (row?.memberId !== memberId || localDate(row.zone, nowMilliseconds) >= row.onDate)
    return false;
  return cancelScheduled(db, { id, why: 'caller', callSid }, nowMilliseconds);
}
