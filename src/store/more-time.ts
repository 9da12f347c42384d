import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** Whether this member has asked for more time on every call. */
export function wantsMoreTime(db: Database, memberId: string): boolean {
  const query = 'SELECT 1 FROM member_more_time WHERE member_id = ?';
  return statement(db, query).get(memberId) !== undefined;
}

/** Puts the wish on the member's record, or takes it off. */
export function keepMoreTime(
  db: Database,
  memberId: string,
  isWanted: boolean,
  nowMilliseconds: number,
): void {
  if (isWanted) {
    statement(
      db,
      `INSERT INTO member_more_time VALUES (?, ?)
       ON CONFLICT (member_id) DO UPDATE SET at_ms = excluded.at_ms`,
    ).run(memberId, nowMilliseconds);
  } else statement(db, 'DELETE FROM member_more_time WHERE member_id = ?').run(memberId);
}
