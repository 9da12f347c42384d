import { createHash } from 'node:crypto';
import type { AutopayKind, Locale, Recording } from '../../flows/index.ts';
import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';

/** What is paid automatically, with which kept card, how much at most, and when. */
export interface NewEnrolment {
  /** ULID */
  readonly id: string;
  /** Eight digits. */
  readonly reference: string;
  readonly memberId: string;
  readonly kind: AutopayKind;
  /** The bill on the payment plan; null for premiums. */
  readonly billId: string | null;
  readonly methodId: string;
  readonly capCents: number;
  readonly daysBefore: number;
  /** IANA */
  readonly zone: string;
  readonly locale: Locale;
}

export interface EnrolmentRow extends NewEnrolment {
  readonly state: 'active' | 'suspended' | 'cancelled';
  readonly why: EndReason | null;
  readonly endedAtMilliseconds: number | null;
}

export type EndReason = 'caller' | 'methodGone' | 'failedTwice';

export interface NewAuthorization {
  readonly callSid: string;
  readonly scriptVersion: string;
  readonly terms: string;
  /** Null when the member agreed by a key (cards only: Nacha wants a voice for bank accounts). */
  readonly recording: Recording | null;
  /** YYYY-MM-DD in the enrolment's zone. */
  readonly authorizedOn: string;
}

export interface AuthorizationRow {
  readonly id: number;
  readonly enrolmentId: string;
  readonly callSid: string;
  readonly terms: string;
  readonly capCents: number;
  readonly daysBefore: number;
  readonly lastFour: string;
  readonly authorizedOn: string;
}

const AUTHORIZATION = `id, enrolment_id AS enrolmentId, call_sid AS callSid, terms,
  cap_cents AS capCents, days_before AS daysBefore, card_last_four AS lastFour,
  authorized_on AS authorizedOn`;

const COLUMNS = `id, reference, member_id AS memberId, kind, bill_id AS billId,
  method_id AS methodId, cap_cents AS capCents, days_before AS daysBefore, zone, locale, state, why,
  ended_at_ms AS endedAtMilliseconds`;

/**
 * Writes an enrolment with its authorization, and owes the written copy; inside the turn's
 * transaction. False, having written nothing, when the card is not kept any more or the series is
 * enrolled already.
 */
export function enrolAutopay(
  db: Database,
  enrolment: NewEnrolment,
  authorization: NewAuthorization,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `INSERT INTO autopay_enrolments (id, reference, member_id, kind, bill_id, method_id, cap_cents,
       days_before, zone, locale, state)
     SELECT @id, @reference, @memberId, @kind, @billId, @methodId, @capCents, @daysBefore, @zone,
       @locale, 'active'
     WHERE EXISTS (SELECT 1 FROM saved_methods
       WHERE id = @methodId AND member_id = @memberId AND deleted_at_ms IS NULL)
     ON CONFLICT DO NOTHING`,
  ).run(enrolment);
  if (changes === 0) return false;
  authorize(db, enrolment, authorization, 'autopay.enrol', nowMilliseconds);
  return true;
}

/** The same for one that is there: card, limit and day from now on, with the words agreed to. */
export function changeAutopay(
  db: Database,
  enrolment: NewEnrolment,
  authorization: NewAuthorization,
  nowMilliseconds: number,
): boolean {
  const { id, memberId, methodId, capCents, daysBefore, zone, locale } = enrolment;
  const { changes } = statement(
    db,
    `UPDATE autopay_enrolments SET method_id = @methodId, cap_cents = @capCents,
       days_before = @daysBefore, zone = @zone, locale = @locale
     WHERE id = @id AND member_id = @memberId AND state = 'active' AND EXISTS (
       SELECT 1 FROM saved_methods
       WHERE id = @methodId AND member_id = @memberId AND deleted_at_ms IS NULL)`,
  ).run({ id, memberId, methodId, capCents, daysBefore, zone, locale });
  if (changes === 0) return false;
  authorize(db, enrolment, authorization, 'autopay.change', nowMilliseconds);
  return true;
}

function authorize(
  db: Database,
  { id, memberId, capCents, daysBefore, methodId }: NewEnrolment,
  { callSid, scriptVersion, terms, recording, authorizedOn }: NewAuthorization,
  action: string,
  now: number,
): void {
  const sha256 = createHash('sha256').update(terms, 'utf8').digest('hex');
  const { lastInsertRowid } = statement(
    db,
    `INSERT INTO autopay_authorizations (enrolment_id, call_sid, script_version, terms,
       terms_sha256, cap_cents, days_before, card_last_four, consent, recording_sid, recording_url,
       recording_seconds, authorized_on, at_ms)
     SELECT ?, ?, ?, ?, ?, ?, ?, last_four, ?, ?, ?, ?, ?, ? FROM saved_methods WHERE id = ?`,
  ).run(
    ...[id, callSid, scriptVersion, terms, sha256, capCents, daysBefore],
    recording ? 'recorded' : 'key',
    ...[recording?.sid ?? null, recording?.url ?? null, recording?.durationSeconds ?? null],
    ...[authorizedOn, now, methodId],
  );
  const detail = { memberId, callSid, capCents, daysBefore, methodId };
  audit(db, { actor: 'line', action, subject: id, detail }, now);
  const subject = String(lastInsertRowid);
  const order = { kind: 'copyAutopay', subject, payload: {}, dueAtMilliseconds: now };
  enqueue(db, { key: `copyAutopay:${subject}`, ...order });
}

/** Ends an enrolment, at once and once. False when it had ended, or is not this member's. */
export function endAutopay(
  db: Database,
  end: {
    readonly id: string;
    readonly memberId: string;
    readonly why: EndReason;
    readonly callSid: string | null;
  },
  nowMilliseconds: number,
): boolean {
  const { id, memberId, why, callSid } = end;
  const state = why === 'failedTwice' ? 'suspended' : 'cancelled';
  const { changes } = statement(
    db,
    `UPDATE autopay_enrolments SET state = ?, why = ?, ended_at_ms = ?
     WHERE id = ? AND member_id = ? AND state = 'active'`,
  ).run(state, why, nowMilliseconds, id, memberId);
  if (changes === 0) return false;
  const entry = { actor: 'line', action: 'autopay.end', subject: id, detail: { why, callSid } };
  audit(db, entry, nowMilliseconds);
  return true;
}

/** Whatever became of it; null when there is none. */
export function findEnrolment(db: Database, id: string): EnrolmentRow | null {
  const sql = `SELECT ${COLUMNS} FROM autopay_enrolments WHERE id = ?`;
  return (statement(db, sql).get(id) as EnrolmentRow | undefined) ?? null;
}

/** What of the member's is paid automatically. */
export function activeEnrolmentsOf(db: Database, memberId: string): readonly EnrolmentRow[] {
  const sql = `SELECT ${COLUMNS} FROM autopay_enrolments
    WHERE member_id = ? AND state = 'active' ORDER BY id`;
  return statement(db, sql).all(memberId) as EnrolmentRow[];
}

/** Everything a run looks at. */
export function activeEnrolments(db: Database): readonly EnrolmentRow[] {
  const sql = `SELECT ${COLUMNS} FROM autopay_enrolments WHERE state = 'active' ORDER BY id`;
  return statement(db, sql).all() as EnrolmentRow[];
}

/** What of the member's ended since then other than by their own word. */
export function enrolmentsEndedSince(
  db: Database,
  memberId: string,
  sinceMilliseconds: number,
): readonly EnrolmentRow[] {
  const sql = `SELECT ${COLUMNS} FROM autopay_enrolments
    WHERE member_id = ? AND why <> 'caller' AND ended_at_ms > ? ORDER BY ended_at_ms, id`;
  return statement(db, sql).all(memberId, sinceMilliseconds) as EnrolmentRow[];
}

/** The words that hold now: of the set-up, or of the last change. */
export function lastAuthorization(db: Database, enrolmentId: string): AuthorizationRow | null {
  const sql = `SELECT ${AUTHORIZATION} FROM autopay_authorizations WHERE enrolment_id = ? ORDER BY id DESC LIMIT 1`;
  return (statement(db, sql).get(enrolmentId) as AuthorizationRow | undefined) ?? null;
}

export function findAuthorization(db: Database, id: number): AuthorizationRow | null {
  const sql = `SELECT ${AUTHORIZATION} FROM autopay_authorizations WHERE id = ?`;
  return (statement(db, sql).get(id) as AuthorizationRow | undefined) ?? null;
}
