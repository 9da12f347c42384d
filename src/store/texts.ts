import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';

export interface NewText {
  /** What makes this text this text: a second one with the same id is not sent. */
  readonly id: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly body: string;
}

export type TextState = 'queued' | 'sent' | 'unknown' | 'failed' | 'stopped';

export interface Text extends NewText {
  readonly state: TextState;
  /** Attempts the carrier is known not to have taken. */
  readonly refusedAttempts: number;
  readonly messageSid: string | null;
  readonly errorCode: number | null;
}

/** Writes a text down, with the order to send it; call it inside a transaction. */
export function queueText(db: Database, text: NewText, nowMilliseconds: number): void {
  const { id, phoneNumber, body } = text;
  statement(
    db,
    `INSERT INTO texts (id, phone_number, body, state, created_at_ms, updated_at_ms)
     VALUES (@id, @phoneNumber, @body, 'queued', @now, @now) ON CONFLICT (id) DO NOTHING`,
  ).run({ id, phoneNumber, body, now: nowMilliseconds });
  enqueue(db, {
    key: `text:${id}`,
    kind: 'text',
    subject: id,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}

export function findText(db: Database, id: string): Text | null {
  const row = statement(
    db,
    `SELECT id, phone_number AS phoneNumber, body, state, refused_attempts AS refusedAttempts,
       message_sid AS messageSid, error_code AS errorCode FROM texts WHERE id = ?`,
  ).get(id);
  return (row as Text | undefined) ?? null;
}

/** Writes how a text ended; one that ended is left as it is. */
export function endText(
  db: Database,
  id: string,
  end: {
    readonly state: Exclude<TextState, 'queued'>;
    readonly messageSid?: string;
    readonly errorCode?: number;
  },
  nowMilliseconds: number,
): void {
  statement(
    db,
    `UPDATE texts SET state = @state, message_sid = @messageSid, error_code = @errorCode,
       updated_at_ms = @now WHERE id = @id AND state = 'queued'`,
  ).run({ id, messageSid: null, errorCode: null, ...end, now: nowMilliseconds });
}

/** The carrier did not take the latest attempt. */
export function noteNotTaken(db: Database, id: string, nowMilliseconds: number): void {
  statement(
    db,
    `UPDATE texts SET refused_attempts = refused_attempts + 1, updated_at_ms = ?
     WHERE id = ? AND state = 'queued'`,
  ).run(nowMilliseconds, id);
}

/** How many texts there are in each state, for reports. */
export function countTexts(db: Database): Readonly<Partial<Record<TextState, number>>> {
  const rows = statement(db, 'SELECT state, count(*) AS count FROM texts GROUP BY state').all();
  return Object.fromEntries((rows as { state: TextState; count: number }[]).map(entryOf));
}

const entryOf = ({ state, count }: { state: TextState; count: number }) => [state, count] as const;

/** Who agreed to which text in which words; once for each number and subject. */
export function noteTextConsent(
  db: Database,
  consent: {
    readonly callSid: string;
    readonly phoneNumber: string;
    /** The id of the text. */
    readonly subject: string;
    /** As they were spoken before the key. */
    readonly words: string;
  },
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO text_consents (call_sid, phone_number, subject, words, at_ms)
     VALUES (@callSid, @phoneNumber, @subject, @words, @now)
     ON CONFLICT (phone_number, subject) DO NOTHING`,
  ).run({ ...consent, now: nowMilliseconds });
}

/** Whether the number's owner wants no texts from us. */
export function areTextsStopped(db: Database, phoneNumber: string): boolean {
  return (
    statement(db, 'SELECT 1 FROM text_stops WHERE phone_number = ?').get(phoneNumber) !== undefined
  );
}

/** STOP: no text to this number from now on. Call it inside a transaction. */
export function stopTexts(
  db: Database,
  phoneNumber: string,
  by: 'caller' | 'carrier',
  nowMilliseconds: number,
): void {
  const { changes } = statement(
    db,
    'INSERT INTO text_stops (phone_number, at_ms) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(phoneNumber, nowMilliseconds);
  if (changes === 0) return;
  const entry = { actor: by, action: 'texts.stopped', subject: phoneNumber, detail: {} };
  audit(db, entry, nowMilliseconds);
}

/** START: texts may be sent again. Call it inside a transaction. */
export function allowTexts(db: Database, phoneNumber: string, nowMilliseconds: number): void {
  const { changes } = statement(db, 'DELETE FROM text_stops WHERE phone_number = ?').run(
    phoneNumber,
  );
  if (changes === 0) return;
  const entry = { actor: 'caller', action: 'texts.allowed', subject: phoneNumber, detail: {} };
  audit(db, entry, nowMilliseconds);
}
