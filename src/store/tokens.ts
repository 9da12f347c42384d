import type { Database } from './open.ts';
import type { Sealer } from './seal.ts';
import { statement } from './statement.ts';

/** A caller who has not paid by then keys the card again; so does the gateway forget its tokens. */
export const TOKEN_LIFE_MILLISECONDS = 30 * 60_000;

export interface CardToken {
  readonly id: string;
  /** The gateway's token, as it came from <Pay>. */
  readonly token: string;
  readonly brand: string;
  readonly lastFour: string;
  /** The gateway keeps it chargeable until it is told to forget it. Not given is no. */
  readonly isReusable?: boolean;
  /** The card's last month, YYYY-MM. */
  readonly expiryMonth?: string;
}

const place = (id: string) => `card_tokens|sealed|${id}`;

/** Keeps a gateway token sealed. The same id again (a repeated webhook) changes nothing. */
export function keepToken(
  db: Database,
  sealer: Sealer,
  token: CardToken,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO card_tokens
       (id, sealed, brand, last_four, created_at_ms, expires_at_ms, reusable, expiry_month)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  ).run(
    token.id,
    sealer.seal(token.token, place(token.id)),
    token.brand,
    token.lastFour,
    nowMilliseconds,
    nowMilliseconds + TOKEN_LIFE_MILLISECONDS,
    token.isReusable ? 1 : 0,
    token.expiryMonth ?? null,
  );
}

/**
 * The gateway's token in the clear, or null when it was dropped or has expired.
 * Throws seal.badKey or seal.broken.
 */
export function useToken(
  db: Database,
  sealer: Sealer,
  id: string,
  nowMilliseconds: number,
): string | null {
  const row = statement(
    db,
    'SELECT sealed FROM card_tokens WHERE id = ? AND expires_at_ms > ?',
  ).get(id, nowMilliseconds) as { sealed: string } | undefined;
  return row ? sealer.open(row.sealed, place(id)) : null;
}

/** The gateway's token though it may not be charged any more: to have it forgotten. */
export function openToken(db: Database, sealer: Sealer, id: string): string | null {
  const sealed = statement(db, 'SELECT sealed FROM card_tokens WHERE id = ?').pluck().get(id);
  return sealed === undefined ? null : sealer.open(sealed as string, place(id));
}

/** Forgets a token: its charge is final, or the caller chose another card. */
export function dropToken(db: Database, id: string): void {
  statement(db, 'DELETE FROM card_tokens WHERE id = ?').run(id);
}

/**
 * Forgets every expired token that can be charged once only; returns how many. The line's sweep
 * calls it; reusable ones are released (reusable-tokens.ts).
 */
export function dropExpiredTokens(db: Database, nowMilliseconds: number): number {
  return statement(db, 'DELETE FROM card_tokens WHERE expires_at_ms <= ? AND reusable = 0').run(
    nowMilliseconds,
  ).changes;
}
