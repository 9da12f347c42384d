import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';
import { dropToken } from './tokens.ts';

/** Later than every clock: a token that is held does not expire. */
const NEVER_MILLISECONDS = Number.MAX_SAFE_INTEGER;

/**
 * Keeps a reusable token until it is released. False, having written nothing, when it is gone or
 * cannot be charged again.
 */
export function holdToken(db: Database, id: string, nowMilliseconds: number): boolean {
  const { changes } = statement(
    db,
    'UPDATE card_tokens SET expires_at_ms = ? WHERE id = ? AND reusable = 1 AND expires_at_ms > ?',
  ).run(NEVER_MILLISECONDS, id, nowMilliseconds);
  return changes === 1;
}

/** The card's last month (YYYY-MM), or null when it is not known. */
export function expiryMonthOfToken(db: Database, id: string): string | null {
  const month = statement(db, 'SELECT expiry_month FROM card_tokens WHERE id = ?').pluck().get(id);
  return (month as string | null | undefined) ?? null;
}

/**
 * Nobody needs this token here any more. Unless a kept card, a scheduled payment or an open payment
 * still holds it, it cannot be used from now on, and a reusable one is forgotten by the gateway
 * too: its row goes when the gateway has answered. Call it inside a transaction.
 */
export function releaseToken(db: Database, id: string, nowMilliseconds: number): void {
  if (isHeld(db, id)) return;
  const { changes } = statement(
    db,
    'UPDATE card_tokens SET expires_at_ms = 0 WHERE id = ? AND reusable = 1',
  ).run(id);
  if (changes === 0) {
    dropToken(db, id);
    return;
  }
  enqueue(db, {
    key: `forgetToken:${id}`,
    kind: 'forgetToken',
    subject: id,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}

/** After a capture: the caller who is still on the line may want this card kept. */
export function releaseUnlessAskable(
  db: Database,
  { callSid, tokenId }: { readonly callSid: string; readonly tokenId: string },
  nowMilliseconds: number,
): void {
  const isAskable = statement(
    db,
    `SELECT 1 FROM card_tokens t, calls c
     WHERE t.id = ? AND t.reusable = 1 AND c.call_sid = ? AND c.ended_at_ms IS NULL`,
  ).get(tokenId, callSid);
  if (isAskable === undefined) releaseToken(db, tokenId, nowMilliseconds);
}

/** The call is over: what was not agreed to be kept goes. */
export function releaseTokensOfCall(db: Database, callSid: string, nowMilliseconds: number): void {
  const ids = statement(
    db,
    `SELECT t.id FROM payments p JOIN card_tokens t ON t.id = p.token_id
     WHERE p.call_sid = ? AND t.expires_at_ms > 0`,
  )
    .pluck()
    .all(callSid) as string[];
  for (const id of ids) releaseToken(db, id, nowMilliseconds);
}

/** Reusable tokens that nobody agreed to keep in time; the line's sweep calls it. */
export function releaseExpiredTokens(db: Database, nowMilliseconds: number): void {
  const ids = statement(
    db,
    `SELECT id FROM card_tokens
     WHERE reusable = 1 AND expires_at_ms > 0 AND expires_at_ms <= ?`,
  )
    .pluck()
    .all(nowMilliseconds) as string[];
  for (const id of ids) releaseToken(db, id, nowMilliseconds);
}

function isHeld(db: Database, id: string): boolean {
  const held = statement(
    db,
    `SELECT 1 FROM saved_methods WHERE token_id = @id AND deleted_at_ms IS NULL
     UNION ALL SELECT 1 FROM scheduled_payments WHERE token_id = @id AND state = 'waiting'
     UNION ALL SELECT 1 FROM payments WHERE token_id = @id
       AND state IN ('created', 'authorized', 'submitting', 'unknown')`,
  ).get({ id });
  return held !== undefined;
}
