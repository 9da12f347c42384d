import { createHmac } from 'node:crypto';
import type { Database } from './open.ts';
import type { Sealer } from './seal.ts';
import { statement } from './statement.ts';

/** A code that is texted to the member before a kept card is used. */
export interface NewCode {
  readonly id: string;
  readonly memberId: string;
  readonly callSid: string;
  /** In the clear; kept as a keyed hash, and sealed until it has been sent. */
  readonly code: string;
  /** What the caller agreed to by key, as it was spoken. */
  readonly consentedWords: string;
  readonly locale: string;
  readonly expiresAtMilliseconds: number;
}

export interface CodeRow {
  readonly memberId: string;
  readonly callSid: string;
  readonly consentedWords: string;
  readonly locale: 'en-US' | 'es-US';
  readonly expiresAtMilliseconds: number;
}

export type CodeCheck = 'right' | 'wrong' | 'lastWrong' | 'expired';

const place = (id: string) => `step_up_codes|sealed_code|${id}`;

/** Six digits could be tried out against a plain hash: this one needs the line's secret. */
function hashOf(secret: string, id: string, code: string): string {
  return createHmac('sha256', secret).update(`step-up|${id}|${code}`).digest('base64url');
}

export function keepCode(
  db: Database,
  secrets: { readonly sealer: Sealer; readonly secret: string },
  code: NewCode,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO step_up_codes (id, member_id, call_sid, code_hash, sealed_code, consented_words,
       locale, created_at_ms, expires_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[code.id, code.memberId, code.callSid, hashOf(secrets.secret, code.id, code.code)],
    ...[secrets.sealer.seal(code.code, place(code.id)), code.consentedWords, code.locale],
    ...[nowMilliseconds, code.expiresAtMilliseconds],
  );
}

/** How many codes were asked for about this member since then. */
export function countCodesSince(db: Database, memberId: string, sinceMilliseconds: number): number {
  return statement(
    db,
    'SELECT count(*) FROM step_up_codes WHERE member_id = ? AND created_at_ms > ?',
  )
    .pluck()
    .get(memberId, sinceMilliseconds) as number;
}

/** The code's row, without the code; null when there is none. */
export function findCode(db: Database, id: string): CodeRow | null {
  const row = statement(
    db,
    `SELECT member_id AS memberId, call_sid AS callSid, consented_words AS consentedWords, locale,
       expires_at_ms AS expiresAtMilliseconds FROM step_up_codes WHERE id = ?`,
  ).get(id);
  return (row as CodeRow | undefined) ?? null;
}

/** The code in the clear, to be put into the text that goes out; null once it is not needed. */
export function unsealCode(db: Database, sealer: Sealer, id: string): string | null {
  const sealed = statement(db, 'SELECT sealed_code FROM step_up_codes WHERE id = ?')
    .pluck()
    .get(id) as string | null | undefined;
  return sealed ? sealer.open(sealed, place(id)) : null;
}

/** Whether these digits are the code of this call. Reads only: noteCodeTry counts the try. */
export function checkCode(
  db: Database,
  secret: string,
  tried: { readonly id: string; readonly callSid: string; readonly digits: string },
  triesMax: number,
  nowMilliseconds: number,
): CodeCheck {
  const row = statement(
    db,
    `SELECT code_hash AS hash, tries FROM step_up_codes
     WHERE id = ? AND call_sid = ? AND used_at_ms IS NULL AND expires_at_ms > ?`,
  ).get(tried.id, tried.callSid, nowMilliseconds) as { hash: string; tries: number } | undefined;
  if (!row || row.tries >= triesMax) return 'expired';
  // Equal lengths of keyed hashes: what the comparison takes tells nothing about the code.
  if (row.hash === hashOf(secret, tried.id, tried.digits)) return 'right';
  return row.tries + 1 >= triesMax ? 'lastWrong' : 'wrong';
}

/** Counts a try, or uses the code up; false when it was used meanwhile. */
export function noteCodeTry(
  db: Database,
  { id, isRight }: { readonly id: string; readonly isRight: boolean },
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE step_up_codes SET tries = tries + 1, used_at_ms = ?,
       sealed_code = CASE WHEN ? THEN NULL ELSE sealed_code END
     WHERE id = ? AND used_at_ms IS NULL`,
  ).run(isRight ? nowMilliseconds : null, Number(isRight), id);
  return changes === 1;
}

/** Codes that can no longer be keyed are not kept even sealed; the line's sweep calls it. */
export function dropSealedCodes(db: Database, nowMilliseconds: number): void {
  statement(
    db,
    'UPDATE step_up_codes SET sealed_code = NULL WHERE expires_at_ms <= ? AND sealed_code NOT NULL',
  ).run(nowMilliseconds);
}

export function deleteCodesBefore(db: Database, atMilliseconds: number): void {
  statement(db, 'DELETE FROM step_up_codes WHERE created_at_ms < ?').run(atMilliseconds);
}
