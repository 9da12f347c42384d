import type { Database } from './open.ts';
import { statement } from './statement.ts';

export type LegKind = 'member' | 'agent' | 'consult' | 'supervisor';
export type SupervisorMode = 'listen' | 'whisper' | 'join';
/** 'placing': the carrier is asked to ring, or was and nobody knows whether it does. */
export type LegState = 'placing' | 'ringing' | 'joined' | 'left';

/** One telephone in, or on its way into, a conversation. */
export interface LegRow {
  readonly legId: string;
  readonly kind: LegKind;
  /** Null for the caller's. */
  readonly agentId: string | null;
  readonly offerId: string | null;
  readonly conversationId: string | null;
  readonly callSid: string | null;
  readonly state: LegState;
  readonly isMuted: boolean;
  readonly mode: SupervisorMode | null;
}

const COLUMNS = `id AS legId, kind, agent_id AS agentId, offer_id AS offerId,
  conversation_id AS conversationId, call_sid AS callSid, state, is_muted AS isMuted, mode`;

export function insertLeg(
  db: Database,
  leg: Omit<LegRow, 'isMuted'>,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO desk_legs
       (id, kind, agent_id, offer_id, conversation_id, call_sid, state, mode, created_at_ms)
     VALUES (@legId, @kind, @agentId, @offerId, @conversationId, @callSid, @state, @mode, @now)`,
  ).run({ ...leg, now: nowMilliseconds });
}

export function findLeg(db: Database, legId: string): LegRow | null {
  return rows(db, 'id = ?', legId)[0] ?? null;
}

/** The desk's leg behind a call of the carrier's, the latest when a caller had several. */
export function legOfCall(db: Database, callSid: string): LegRow | null {
  return rows(db, 'call_sid = ?', callSid)[0] ?? null;
}

/** Every leg a conversation has had, in the order they were placed. */
export function legsOfConversation(db: Database, conversationId: string): LegRow[] {
  return rows(db, 'conversation_id = ?', conversationId);
}

/** What rings for an offer. */
export function legsOfOffer(db: Database, offerId: string): LegRow[] {
  return rows(db, 'offer_id = ?', offerId);
}

/** Where: constant text of this file. */
function rows(db: Database, where: string, value: string): LegRow[] {
  const found = statement(
    db,
    `SELECT ${COLUMNS} FROM desk_legs WHERE ${where} ORDER BY created_at_ms, id`,
  ).all(value) as (Omit<LegRow, 'isMuted'> & { isMuted: number })[];
  return found.map((row) => ({ ...row, isMuted: row.isMuted === 1 }));
}

/** What may change of a leg that has not left; what is not given stays. False when it has left. */
export function changeLeg(
  db: Database,
  legId: string,
  change: {
    readonly state?: Exclude<LegState, 'left'>;
    readonly callSid?: string;
    readonly conversationId?: string;
    readonly kind?: LegKind;
    readonly isMuted?: boolean;
    readonly mode?: SupervisorMode;
  },
): boolean {
  const { changes } = statement(
    db,
    `UPDATE desk_legs SET state = COALESCE(@state, state), call_sid = COALESCE(@callSid, call_sid),
       conversation_id = COALESCE(@conversationId, conversation_id), kind = COALESCE(@kind, kind),
       is_muted = COALESCE(@isMuted, is_muted), mode = COALESCE(@mode, mode)
     WHERE id = @legId AND state <> 'left'`,
  ).run({
    legId,
    state: change.state ?? null,
    callSid: change.callSid ?? null,
    conversationId: change.conversationId ?? null,
    kind: change.kind ?? null,
    isMuted: change.isMuted === undefined ? null : Number(change.isMuted),
    mode: change.mode ?? null,
  });
  return changes === 1;
}

/** A leg is over, for one reason in one word; false when it was before. */
export function endLeg(db: Database, legId: string, why: string, nowMilliseconds: number): boolean {
  const { changes } = statement(
    db,
    `UPDATE desk_legs SET state = 'left', left_at_ms = ?, left_why = ?
     WHERE id = ? AND state <> 'left'`,
  ).run(nowMilliseconds, why, legId);
  return changes === 1;
}
