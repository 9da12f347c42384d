import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** One line of a typed conversation. */
export interface TypedRow {
  readonly lineId: number;
  readonly by: 'agent' | 'caller';
  readonly text: string;
  readonly atMilliseconds: number;
  /** Of an agent's line: when the caller had all of it; null before. */
  readonly printedAtMilliseconds: number | null;
}

const COLUMNS = `seq AS lineId, typed_by AS "by", text, at_ms AS atMilliseconds,
  printed_at_ms AS printedAtMilliseconds`;

/** Keeps what was typed. Whoever calls it has taken card numbers out. Returns the line's id. */
export function insertTypedLine(
  db: Database,
  line: {
    readonly conversationId: string;
    readonly by: TypedRow['by'];
    readonly text: string;
  },
  nowMilliseconds: number,
): number {
  return statement(
    db,
    `INSERT INTO typed_lines (conversation_id, typed_by, text, at_ms)
     VALUES (@conversationId, @by, @text, @now) RETURNING seq`,
  )
    .pluck()
    .get({ ...line, now: nowMilliseconds }) as number;
}

/** All that was typed in a conversation, in order. */
export function typedLinesOf(db: Database, conversationId: string): TypedRow[] {
  return statement(
    db,
    `SELECT ${COLUMNS} FROM typed_lines WHERE conversation_id = ? ORDER BY seq`,
  ).all(conversationId) as TypedRow[];
}

/** The agent's oldest line that the caller does not have yet; null when there is none. */
export function nextUnprintedLine(db: Database, conversationId: string): TypedRow | null {
  const row = statement(
    db,
    `SELECT ${COLUMNS} FROM typed_lines
     WHERE conversation_id = ? AND typed_by = 'agent' AND printed_at_ms IS NULL
     ORDER BY seq LIMIT 1`,
  ).get(conversationId);
  return (row as TypedRow | undefined) ?? null;
}

/** The caller's TTY has printed the whole of it. */
export function markPrinted(db: Database, lineId: number, nowMilliseconds: number): void {
  statement(
    db,
    'UPDATE typed_lines SET printed_at_ms = ? WHERE seq = ? AND printed_at_ms IS NULL',
  ).run(nowMilliseconds, lineId);
}

/** Replaces a caller's line that turned out to be the beginning of a card number. */
export function overwriteTypedLine(db: Database, lineId: number, text: string): void {
  statement(db, 'UPDATE typed_lines SET text = ? WHERE seq = ?').run(text, lineId);
}
