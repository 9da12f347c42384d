import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** Uses a stream's token up; false when it was used before, in this process or another. */
export function useStreamToken(
  db: Database,
  { nonce, callSid }: { readonly nonce: string; readonly callSid: string },
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    `INSERT INTO stream_tokens (nonce, call_sid, used_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (nonce) DO NOTHING`,
  ).run(nonce, callSid, nowMilliseconds);
  return changes === 1;
}

/** Forgets tokens that are too old to be taken anyway; the line's sweep calls it. */
export function deleteStreamTokensBefore(db: Database, beforeMilliseconds: number): void {
  statement(db, 'DELETE FROM stream_tokens WHERE used_at_ms < ?').run(beforeMilliseconds);
}
