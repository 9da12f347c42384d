import type { Database } from './open.ts';
import { statement } from './statement.ts';

/**
 * 'open': it rings. 'accepted': on the page; the telephone is still to be picked up. 'taken': they
 * talk. The others are how it was closed.
 */
export type OfferState =
  | 'open'
  | 'accepted'
  | 'taken'
  | 'declined'
  | 'missed'
  | 'failed'
  | 'withdrawn';

export interface OfferRow {
  readonly offerId: string;
  readonly entryId: string;
  readonly agentId: string;
  readonly state: OfferState;
  readonly offeredAtMilliseconds: number;
  readonly expiresAtMilliseconds: number;
}

const COLUMNS = `id AS offerId, entry_id AS entryId, agent_id AS agentId, state,
  offered_at_ms AS offeredAtMilliseconds, expires_at_ms AS expiresAtMilliseconds`;

export function insertOffer(db: Database, offer: Omit<OfferRow, 'state'>): void {
  statement(
    db,
    `INSERT INTO offers (id, entry_id, agent_id, state, offered_at_ms, expires_at_ms)
     VALUES (@offerId, @entryId, @agentId, 'open', @offeredAtMilliseconds, @expiresAtMilliseconds)`,
  ).run(offer);
}

export function findOffer(db: Database, offerId: string): OfferRow | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM offers WHERE id = ?`).get(offerId);
  return (row as OfferRow | undefined) ?? null;
}

/** What rings at an agent now, or null. */
export function openOfferOf(db: Database, agentId: string): OfferRow | null {
  const row = statement(
    db,
    `SELECT ${COLUMNS} FROM offers WHERE agent_id = ? AND state IN ('open', 'accepted')`,
  ).get(agentId);
  return (row as OfferRow | undefined) ?? null;
}

/** To whom a waiting call is offered now, or null. */
export function openOfferFor(db: Database, entryId: string): OfferRow | null {
  const row = statement(
    db,
    `SELECT ${COLUMNS} FROM offers WHERE entry_id = ? AND state IN ('open', 'accepted')`,
  ).get(entryId);
  return (row as OfferRow | undefined) ?? null;
}

/** Everything that rings now. */
export function openOffers(db: Database): OfferRow[] {
  return statement(
    db,
    `SELECT ${COLUMNS} FROM offers WHERE state IN ('open', 'accepted') ORDER BY offered_at_ms, id`,
  ).all() as OfferRow[];
}

/** Accepted on the page: there is this much longer to pick up the telephone. */
export function acceptOffer(db: Database, offerId: string, expiresAtMilliseconds: number): void {
  statement(
    db,
    "UPDATE offers SET state = 'accepted', expires_at_ms = ? WHERE id = ? AND state = 'open'",
  ).run(expiresAtMilliseconds, offerId);
}

/** Closes an offer once; false when it was closed before. */
export function closeOffer(
  db: Database,
  offerId: string,
  state: Exclude<OfferState, 'open' | 'accepted'>,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE offers SET state = ?, closed_at_ms = ?
     WHERE id = ? AND state IN ('open', 'accepted')`,
  ).run(state, nowMilliseconds, offerId);
  return changes === 1;
}

/** Who has let this entry's offers pass since then: they are asked again last. */
export function passedOn(db: Database, entryId: string, sinceMilliseconds: number): Set<string> {
  const agents = statement(
    db,
    `SELECT DISTINCT agent_id FROM offers WHERE entry_id = ? AND closed_at_ms >= ?
       AND state IN ('declined', 'missed', 'failed')`,
  )
    .pluck()
    .all(entryId, sinceMilliseconds) as string[];
  return new Set(agents);
}
