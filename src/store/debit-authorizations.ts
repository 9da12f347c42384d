import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** The evidence of one debit, as it is written with the payment. */
export interface DebitAuthorization {
  readonly paymentId: string;
  readonly scriptVersion: string;
  /** The exact words that were spoken. */
  readonly terms: string;
  /** Hexadecimal, of `terms` in UTF-8. */
  readonly termsSha256: string;
  readonly locale: string;
  readonly consent: 'recorded' | 'notice';
  readonly recordingSid: string | null;
  readonly recordingUrl: string | null;
  readonly recordingSeconds: number | null;
  readonly noticeTextId: string | null;
  /** ISO dates, where the caller's office is. */
  readonly authorizedOn: string;
  readonly debitOn: string;
  readonly retainUntil: string;
  readonly authorizedAtMilliseconds: number;
}

export interface RecordingReport {
  readonly sid: string;
  readonly callSid: string;
  readonly status: 'in-progress' | 'completed' | 'absent' | 'failed';
  readonly seconds: number | null;
}

/** Writes the evidence down; call it inside the transaction that authorizes the payment. */
export function keepDebitAuthorization(db: Database, authorization: DebitAuthorization): void {
  statement(
    db,
    `INSERT INTO debit_authorizations (
       payment_id, script_version, terms, terms_sha256, locale, consent, recording_sid,
       recording_url, recording_seconds, notice_text_id, authorized_on, debit_on,
       authorized_at_ms, retain_until
     ) VALUES (
       @paymentId, @scriptVersion, @terms, @termsSha256, @locale, @consent, @recordingSid,
       @recordingUrl, @recordingSeconds, @noticeTextId, @authorizedOn, @debitOn,
       @authorizedAtMilliseconds, @retainUntil
     )`,
  ).run(authorization);
}

/** The evidence of a payment; null when it is none from a bank account. */
export function findDebitAuthorization(db: Database, paymentId: string): DebitAuthorization | null {
  const row = statement(
    db,
    `SELECT payment_id AS paymentId, script_version AS scriptVersion, terms,
       terms_sha256 AS termsSha256, locale, consent, recording_sid AS recordingSid,
       recording_url AS recordingUrl, recording_seconds AS recordingSeconds,
       notice_text_id AS noticeTextId, authorized_on AS authorizedOn, debit_on AS debitOn,
       authorized_at_ms AS authorizedAtMilliseconds, retain_until AS retainUntil
     FROM debit_authorizations WHERE payment_id = ?`,
  ).get(paymentId);
  return (row as DebitAuthorization | undefined) ?? null;
}

const ENDS: readonly RecordingReport['status'][] = ['completed', 'absent', 'failed'];

/** Keeps the carrier's latest report; one that comes late does not undo an end. */
export function noteRecording(
  db: Database,
  report: RecordingReport,
  nowMilliseconds: number,
): void {
  const { sid, callSid, status, seconds } = report;
  const known = findRecording(db, sid);
  if (known && ENDS.includes(known.status)) return;
  statement(
    db,
    `INSERT INTO recordings (sid, call_sid, status, seconds, updated_at_ms)
     VALUES (@sid, @callSid, @status, @seconds, @now)
     ON CONFLICT (sid) DO UPDATE SET status = @status, seconds = @seconds, updated_at_ms = @now`,
  ).run({ sid, callSid, status, seconds, now: nowMilliseconds });
}

export function findRecording(db: Database, sid: string): RecordingReport | null {
  const row = statement(
    db,
    'SELECT sid, call_sid AS callSid, status, seconds FROM recordings WHERE sid = ?',
  ).get(sid);
  return (row as RecordingReport | undefined) ?? null;
}
