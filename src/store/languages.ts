import type { Locale } from '../../flows/index.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** The language chosen from this number before, or null. */
export function languageOfCaller(db: Database, callerNumber: string): Locale | null {
  const locale = statement(db, 'SELECT locale FROM caller_languages WHERE caller_number = ?')
    .pluck()
    .get(callerNumber) as Locale | undefined;
  return locale ?? null;
}

/** The language this member chose in an earlier call, or null. */
export function languageOfMember(db: Database, memberId: string): Locale | null {
  const locale = statement(db, 'SELECT locale FROM member_languages WHERE member_id = ?')
    .pluck()
    .get(memberId) as Locale | undefined;
  return locale ?? null;
}

/** Remembers a choice for the number's next call; the newest counts. */
export function keepLanguageOfCaller(
  db: Database,
  callerNumber: string,
  locale: Locale,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO caller_languages VALUES (?, ?, ?)
     ON CONFLICT (caller_number) DO UPDATE SET locale = excluded.locale, at_ms = excluded.at_ms`,
  ).run(callerNumber, locale, nowMilliseconds);
}

/** Remembers a choice for the member's next call from any phone; the newest counts. */
export function keepLanguageOfMember(
  db: Database,
  memberId: string,
  locale: Locale,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO member_languages VALUES (?, ?, ?)
     ON CONFLICT (member_id) DO UPDATE SET locale = excluded.locale, at_ms = excluded.at_ms`,
  ).run(memberId, locale, nowMilliseconds);
}
