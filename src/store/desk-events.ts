import type { Database } from './open.ts';
import { statement } from './statement.ts';

export interface DeskEvent {
  readonly atMilliseconds: number;
  readonly text: string;
}

/** Appends to what happened at the desk; call it inside the transaction that makes it happen. */
export function noteDeskEvent(
  db: Database,
  event: {
    readonly conversationId?: string | null;
    readonly agentId?: string | null;
    /** Plain words for a person; no names, digits or amounts of a card. */
    readonly text: string;
  },
  nowMilliseconds: number,
): void {
  statement(
    db,
    'INSERT INTO desk_events (at_ms, conversation_id, agent_id, text) VALUES (?, ?, ?, ?)',
  ).run(nowMilliseconds, event.conversationId ?? null, event.agentId ?? null, event.text);
}

/** How many things have happened: grows with every change. */
export function deskSequence(db: Database): number {
  return (statement(db, 'SELECT max(seq) FROM desk_events').pluck().get() as number | null) ?? 0;
}

/** What happened in a conversation, in order. */
export function timelineOf(db: Database, conversationId: string): DeskEvent[] {
  return statement(
    db,
    'SELECT at_ms AS atMilliseconds, text FROM desk_events WHERE conversation_id = ? ORDER BY seq',
  ).all(conversationId) as DeskEvent[];
}
