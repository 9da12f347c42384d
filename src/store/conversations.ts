import type { Database } from './open.ts';
import { statement } from './statement.ts';

export type EndedBy = 'agent' | 'caller' | 'carrier';
/** What it means for the caller. */
export type EndedHow = 'finished' | 'agentLost' | 'moved' | 'notReached';

/** A caller and an agent in one conference. */
export interface ConversationRow {
  readonly conversationId: string;
  readonly entryId: string;
  /** The caller's leg; of a callback whose member is not there yet, its place (callback-places). */
  readonly callSid: string;
  readonly room: string;
  readonly conferenceSid: string | null;
  readonly agentId: string;
  readonly state: 'open' | 'ended';
  readonly isAtKeypad: boolean;
  readonly isOnHold: boolean;
  readonly startedAtMilliseconds: number;
  readonly waitedMilliseconds: number;
  readonly endedAtMilliseconds: number | null;
  readonly endedBy: EndedBy | null;
  readonly endedHow: EndedHow | null;
  readonly notes: string;
}

const COLUMNS = `id AS conversationId, entry_id AS entryId, call_sid AS callSid, room,
  conference_sid AS conferenceSid, agent_id AS agentId, state, is_at_keypad AS isAtKeypad,
  is_on_hold AS isOnHold, started_at_ms AS startedAtMilliseconds, waited_ms AS waitedMilliseconds,
  ended_at_ms AS endedAtMilliseconds, ended_by AS endedBy, ended_how AS endedHow, notes`;

export function insertConversation(
  db: Database,
  conversation: Pick<
    ConversationRow,
    | 'conversationId'
    | 'entryId'
    | 'callSid'
    | 'room'
    | 'agentId'
    | 'startedAtMilliseconds'
    | 'waitedMilliseconds'
  >,
): void {
  statement(
    db,
    `INSERT INTO conversations
       (id, entry_id, call_sid, room, agent_id, state, started_at_ms, waited_ms)
     VALUES (@conversationId, @entryId, @callSid, @room, @agentId, 'open', @startedAtMilliseconds,
       @waitedMilliseconds)`,
  ).run(conversation);
}

export function findConversation(db: Database, conversationId: string): ConversationRow | null {
  return read(db, 'id = ?', conversationId);
}

/** The call's latest conversation, open or over; null when it never had one. */
export function conversationOfCall(db: Database, callSid: string): ConversationRow | null {
  return read(db, 'call_sid = ? ORDER BY started_at_ms DESC, id DESC LIMIT 1', callSid);
}

export function conversationOfRoom(db: Database, room: string): ConversationRow | null {
  return read(db, 'room = ?', room);
}

/** Who talks now, the longest first. */
export function openConversations(db: Database): ConversationRow[] {
  const ids = statement(
    db,
    "SELECT id FROM conversations WHERE state = 'open' ORDER BY started_at_ms, id",
  )
    .pluck()
    .all() as string[];
  return ids.flatMap((id) => findConversation(db, id) ?? []);
}

/** Where: constant text of this file. */
function read(db: Database, where: string, value: string): ConversationRow | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM conversations WHERE ${where}`).get(value) as
    | (Omit<ConversationRow, 'isAtKeypad' | 'isOnHold'> & { isAtKeypad: number; isOnHold: number })
    | undefined;
  if (!row) return null;
  return { ...row, isAtKeypad: row.isAtKeypad === 1, isOnHold: row.isOnHold === 1 };
}

/** Ends a conversation once; false when it was over before. */
export function endConversation(
  db: Database,
  conversationId: string,
  end: { readonly by: EndedBy; readonly how: EndedHow },
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `UPDATE conversations SET state = 'ended', ended_at_ms = ?, ended_by = ?, ended_how = ?
     WHERE id = ? AND state = 'open'`,
  ).run(nowMilliseconds, end.by, end.how, conversationId);
  return changes === 1;
}

/** What may change while they talk; what is not given stays. */
export function changeConversation(
  db: Database,
  conversationId: string,
  change: {
    readonly agentId?: string;
    /** The member who was called back is there: their call, and its entry. */
    readonly callSid?: string;
    readonly entryId?: string;
    readonly conferenceSid?: string;
    readonly isOnHold?: boolean;
    readonly isAtKeypad?: boolean;
    readonly notes?: string;
  },
): void {
  statement(
    db,
    `UPDATE conversations SET agent_id = COALESCE(@agentId, agent_id),
       call_sid = COALESCE(@callSid, call_sid), entry_id = COALESCE(@entryId, entry_id),
       conference_sid = COALESCE(@conferenceSid, conference_sid),
       is_on_hold = COALESCE(@isOnHold, is_on_hold),
       is_at_keypad = COALESCE(@isAtKeypad, is_at_keypad), notes = COALESCE(@notes, notes)
     WHERE id = @conversationId`,
  ).run({
    conversationId,
    agentId: change.agentId ?? null,
    callSid: change.callSid ?? null,
    entryId: change.entryId ?? null,
    conferenceSid: change.conferenceSid ?? null,
    isOnHold: change.isOnHold === undefined ? null : Number(change.isOnHold),
    isAtKeypad: change.isAtKeypad === undefined ? null : Number(change.isAtKeypad),
    notes: change.notes ?? null,
  });
}

/** Writes how it went; the agent's second try changes nothing. */
export function keepWrapUp(
  db: Database,
  wrapUp: {
    readonly conversationId: string;
    readonly agentId: string;
    readonly code: string;
    readonly text: string;
  },
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO wrap_ups (conversation_id, agent_id, code, text, at_ms)
     VALUES (@conversationId, @agentId, @code, @text, @now) ON CONFLICT DO NOTHING`,
  ).run({ ...wrapUp, now: nowMilliseconds });
}
