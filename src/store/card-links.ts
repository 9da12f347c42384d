import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { inTransaction, statement } from './statement.ts';

/** A link to the gateway's page for a card, as a caller asked for it. */
export interface NewCardLink {
  /** The gateway's idempotency key, and the id under which the card's token will be kept. */
  readonly entryId: string;
  readonly callSid: string;
  readonly way: 'text' | 'email';
  /** E.164; null unless by text. */
  readonly phoneNumber: string | null;
  /** Null unless by e-mail. */
  readonly memberId: string | null;
  /** What the caller agreed to by key, as it was said; empty unless by text. */
  readonly consentedWords: string;
  readonly locale: 'en-US' | 'es-US';
}

export interface CardLinkRow extends NewCardLink {
  /** 'ready': the page is open, and its link is on its way. */
  readonly state: 'asked' | 'ready' | 'failed';
  readonly askedAtMilliseconds: number;
}

/** A link that waits for the plan's mail system. */
export interface CardLinkToSend {
  readonly entryId: string;
  readonly memberId: string;
  readonly locale: string;
  readonly url: string;
  readonly expiresAtMilliseconds: number;
}

/** Writes a link down, with the order to open its page; call it inside a transaction. */
export function askForCardLink(db: Database, link: NewCardLink, nowMilliseconds: number): void {
  statement(
    db,
    `INSERT INTO card_links (entry_id, call_sid, way, phone_number, member_id, consented_words,
       locale, state, asked_at_ms)
     VALUES (@entryId, @callSid, @way, @phoneNumber, @memberId, @consentedWords, @locale, 'asked',
       @now)`,
  ).run({ ...link, now: nowMilliseconds });
  enqueue(db, {
    key: `sendCardLink:${link.entryId}`,
    kind: 'sendCardLink',
    subject: link.entryId,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}

export function findCardLink(db: Database, entryId: string): CardLinkRow | null {
  const row = statement(
    db,
    `SELECT entry_id AS entryId, call_sid AS callSid, way, phone_number AS phoneNumber,
       member_id AS memberId, consented_words AS consentedWords, locale, state,
       asked_at_ms AS askedAtMilliseconds FROM card_links WHERE entry_id = ?`,
  ).get(entryId);
  return (row as CardLinkRow | undefined) ?? null;
}

/** The page is open. False when the link had ended before. */
export function readyCardLink(
  db: Database,
  entryId: string,
  page: { readonly url: string; readonly expiresAtMilliseconds: number },
): boolean {
  const { changes } = statement(
    db,
    `UPDATE card_links SET state = 'ready', url = @url, expires_at_ms = @expiresAtMilliseconds
     WHERE entry_id = @entryId AND state = 'asked'`,
  ).run({ entryId, ...page });
  return changes === 1;
}

/** No link can be sent. */
export function failCardLink(db: Database, entryId: string): void {
  statement(
    db,
    "UPDATE card_links SET state = 'failed' WHERE entry_id = ? AND state = 'asked'",
  ).run(entryId);
}

/**
 * Puts every link that waits for the mail system, and whose page is still open, into a new batch, so
 * that no other export has it too. Returns the batch's number, or null when none waits.
 */
export function beginCardLinkBatch(db: Database, nowMilliseconds: number): number | null {
  return inTransaction(db, () => {
    const last = statement(db, 'SELECT coalesce(max(batch), 0) FROM card_links').pluck().get();
    const batch = Number(last) + 1;
    const { changes } = statement(
      db,
      `UPDATE card_links SET batch = @batch, exported_at_ms = @now
       WHERE way = 'email' AND state = 'ready' AND batch IS NULL AND expires_at_ms > @now`,
    ).run({ batch, now: nowMilliseconds });
    return changes === 0 ? null : batch;
  });
}

/** The links of a batch, in the order they were asked for; none when there is no such batch. */
export function cardLinksOfBatch(db: Database, batch: number): readonly CardLinkToSend[] {
  return statement(
    db,
    `SELECT entry_id AS entryId, member_id AS memberId, locale, url,
       expires_at_ms AS expiresAtMilliseconds
     FROM card_links WHERE batch = ? ORDER BY asked_at_ms, entry_id`,
  ).all(batch) as CardLinkToSend[];
}

/** Pages that have long expired; the line's sweep calls it. */
export function deleteCardLinksBefore(db: Database, atMilliseconds: number): void {
  statement(db, 'DELETE FROM card_links WHERE asked_at_ms < ?').run(atMilliseconds);
}
