import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** Notes a wrong member ID, birth date or ZIP; nothing tells which of them it was. */
export function noteFailure(
  db: Database,
  memberId: string,
  callerNumber: string | null,
  nowMilliseconds: number,
): void {
  statement(
    db,
    'INSERT INTO identification_failures (member_id, caller_number, at_ms) VALUES (?, ?, ?)',
  ).run(memberId, callerNumber, nowMilliseconds);
}

/** A success clears what this caller got wrong about this member (NIST SP 800-63B-4 3.2.2). */
export function noteSuccess(
  db: Database,
  memberId: string,
  callerNumber: string | null,
  nowMilliseconds: number,
): void {
  statement(
    db,
    'DELETE FROM identification_failures WHERE member_id = ? AND caller_number IS ?',
  ).run(memberId, callerNumber);
  if (callerNumber === null) return;
  statement(
    db,
    `INSERT INTO known_callers (member_id, caller_number, at_ms) VALUES (?, ?, ?)
     ON CONFLICT (member_id, caller_number) DO UPDATE SET at_ms = excluded.at_ms`,
  ).run(memberId, callerNumber, nowMilliseconds);
}

/** Wrong guesses since, by this phone (none when withheld) and about this member. */
export function countFailures(
  db: Database,
  about: { readonly callerNumber: string | null; readonly memberId: string },
  since: { readonly callerMilliseconds: number; readonly memberMilliseconds: number },
): { readonly ofCaller: number; readonly ofMember: number } {
  const [ofCaller, ofMember] = statement(
    db,
    `SELECT
       (SELECT count(*) FROM identification_failures WHERE caller_number = ? AND at_ms >= ?),
       (SELECT count(*) FROM identification_failures WHERE member_id = ? AND at_ms >= ?)`,
  )
    .raw()
    .get(
      about.callerNumber,
      since.callerMilliseconds,
      about.memberId,
      since.memberMilliseconds,
    ) as [number, number];
  return { ofCaller, ofMember };
}

/**
 * The wrong guesses about this member since, by a phone that has identified them before; null when
 * it never has.
 */
export function failuresOfKnownCaller(
  db: Database,
  memberId: string,
  callerNumber: string,
  sinceMilliseconds: number,
): number | null {
  const failures = statement(
    db,
    `SELECT (SELECT count(*) FROM identification_failures f
       WHERE f.member_id = k.member_id AND f.caller_number = k.caller_number AND f.at_ms >= ?)
     FROM known_callers k WHERE k.member_id = ? AND k.caller_number = ?`,
  )
    .pluck()
    .get(sinceMilliseconds, memberId, callerNumber) as number | undefined;
  return failures ?? null;
}

/** Forgets failures that no limit counts any more; returns how many. */
export function deleteFailuresBefore(db: Database, beforeMilliseconds: number): number {
  return statement(db, 'DELETE FROM identification_failures WHERE at_ms < ?').run(
    beforeMilliseconds,
  ).changes;
}
