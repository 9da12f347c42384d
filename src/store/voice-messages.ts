import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** A spoken message; the sound stays with the carrier. */
export interface VoiceMessage {
  readonly messageId: string;
  readonly callSid: string;
  readonly recordingSid: string;
  readonly durationSeconds: number;
  readonly memberId: string | null;
  /** E.164; null when withheld. */
  readonly phoneNumber: string | null;
  readonly locale: string;
  readonly leftAtMilliseconds: number;
}

/** Keeps a message once; call it inside the turn's transaction. */
export function keepVoiceMessage(db: Database, message: VoiceMessage): void {
  statement(
    db,
    `INSERT INTO voice_messages (id, call_sid, recording_sid, duration_seconds, member_id,
       phone_number, locale, left_at_ms)
     VALUES (@messageId, @callSid, @recordingSid, @durationSeconds, @memberId, @phoneNumber,
       @locale, @leftAtMilliseconds) ON CONFLICT (recording_sid) DO NOTHING`,
  ).run(message);
}

/** Messages nobody has dealt with, the oldest first. */
export function openVoiceMessages(db: Database): VoiceMessage[] {
  return statement(
    db,
    `SELECT id AS messageId, call_sid AS callSid, recording_sid AS recordingSid,
       duration_seconds AS durationSeconds, member_id AS memberId, phone_number AS phoneNumber,
       locale, left_at_ms AS leftAtMilliseconds
     FROM voice_messages WHERE done_at_ms IS NULL ORDER BY left_at_ms, id`,
  ).all() as VoiceMessage[];
}

/** An agent has dealt with it; false when somebody had before. */
export function finishVoiceMessage(
  db: Database,
  messageId: string,
  agentId: string,
  nowMilliseconds: number,
): boolean {
  const { changes } = statement(
    db,
    'UPDATE voice_messages SET done_at_ms = ?, done_by = ? WHERE id = ? AND done_at_ms IS NULL',
  ).run(nowMilliseconds, agentId, messageId);
  return changes === 1;
}
