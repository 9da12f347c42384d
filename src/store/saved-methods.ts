import type { SavedMethod, TokenizedCard } from '../../flows/index.ts';
import { audit } from './audit.ts';
import { endAutopayOfMethod } from './autopay-charges.ts';
import type { Database } from './open.ts';
import { expiryMonthOfToken, holdToken, releaseToken } from './reusable-tokens.ts';
import { statement } from './statement.ts';

/** What a member agreed to about a card of theirs. */
export interface CardConsent {
  readonly memberId: string;
  readonly callSid: string;
  readonly purpose: 'nextPayments' | 'scheduledPayment';
  /** As they were spoken before the key. */
  readonly words: string;
  /** Of the operator's script. */
  readonly scriptVersion: string;
  readonly locale: string;
}

/** Writes a consent down; returns its number. Call it inside a transaction. */
export function noteCardConsent(
  db: Database,
  consent: CardConsent,
  nowMilliseconds: number,
): number {
  const { memberId, callSid, purpose, words, scriptVersion, locale } = consent;
  const { lastInsertRowid } = statement(
    db,
    `INSERT INTO card_consents (member_id, call_sid, purpose, words, script_version, locale, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(memberId, callSid, purpose, words, scriptVersion, locale, nowMilliseconds);
  return Number(lastInsertRowid);
}

/**
 * Keeps a card for the member's next payments, with the consent. False, having written nothing that
 * counts, when its token is gone or the member has `methodsMax` already.
 */
export function keepMethod(
  db: Database,
  method: { readonly methodId: string; readonly card: TokenizedCard; readonly methodsMax: number },
  consent: CardConsent,
  nowMilliseconds: number,
): boolean {
  const { methodId, card, methodsMax } = method;
  const { memberId, callSid } = consent;
  if (savedMethodsOf(db, memberId).length >= methodsMax) return false;
  if (!holdToken(db, card.tokenId, nowMilliseconds)) return false;
  const consentId = noteCardConsent(db, consent, nowMilliseconds);
  statement(
    db,
    `INSERT INTO saved_methods
       (id, member_id, token_id, brand, last_four, expiry_month, consent_id, kept_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[methodId, memberId, card.tokenId, card.brand, card.lastFour],
    ...[expiryMonthOfToken(db, card.tokenId), consentId, nowMilliseconds],
  );
  const detail = { methodId, callSid, consentId };
  audit(db, { actor: 'line', action: 'card.keep', subject: memberId, detail }, nowMilliseconds);
  return true;
}

/** Deletes a kept card, and its token unless a payment still needs it; once. */
export function deleteMethod(
  db: Database,
  about: { readonly methodId: string; readonly memberId: string; readonly callSid: string },
  nowMilliseconds: number,
): void {
  const { methodId, memberId, callSid } = about;
  const tokenId = statement(
    db,
    `UPDATE saved_methods SET deleted_at_ms = ?
     WHERE id = ? AND member_id = ? AND deleted_at_ms IS NULL RETURNING token_id`,
  )
    .pluck()
    .get(nowMilliseconds, methodId, memberId) as string | undefined;
  if (tokenId === undefined) return;
  const detail = { methodId, callSid };
  audit(db, { actor: 'line', action: 'card.delete', subject: memberId, detail }, nowMilliseconds);
  endAutopayOfMethod(db, methodId, nowMilliseconds);
  releaseToken(db, tokenId, nowMilliseconds);
}

/** The member's kept cards, the oldest first. */
export function savedMethodsOf(db: Database, memberId: string): readonly SavedMethod[] {
  const rows = statement(
    db,
    `SELECT id, token_id AS tokenId, brand, last_four AS lastFour, expiry_month AS expiryMonth
     FROM saved_methods WHERE member_id = ? AND deleted_at_ms IS NULL ORDER BY kept_at_ms, id`,
  ).all(memberId) as (TokenizedCard & { id: string; expiryMonth: string | null })[];
  return rows.map(({ id, expiryMonth, ...card }) => ({ methodId: id, card, expiryMonth }));
}
