import type { Line } from '../line/line.ts';
import { changeConversation, conversationOfRoom } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { changeLeg, legsOfConversation } from '../store/desk-legs.ts';
import { inTransaction } from '../store/statement.ts';

/** What the carrier tells of a conference, as far as we use it. */
export interface ConferenceReport {
  readonly room: string;
  readonly conferenceSid: string;
  readonly event: 'start' | 'end' | 'join' | 'leave' | 'other';
  /** Whose leg; null where the event is about the conference. */
  readonly callSid: string | null;
}

/** Keeps the conference's SID, which hold and mute need, and notes when the caller is there. */
export function hearConference(line: Line, report: ConferenceReport): void {
  const { db, clock } = line;
  inTransaction(db, () => {
    const conversation = conversationOfRoom(db, report.room);
    if (!conversation) return;
    const { conversationId, callSid } = conversation;
    changeConversation(db, conversationId, { conferenceSid: report.conferenceSid });
    if (report.callSid !== callSid) return;
    const member = legsOfConversation(db, conversationId).find(({ kind }) => kind === 'member');
    if (!member || member.state === 'left') return;
    if (report.event === 'join' && member.state !== 'joined') {
      changeLeg(db, member.legId, { state: 'joined' });
      noteDeskEvent(db, { conversationId, text: 'The caller is in the call.' }, clock.now());
    }
    if (report.event === 'leave' && member.state === 'joined') {
      changeLeg(db, member.legId, { state: 'placing' });
      noteDeskEvent(db, { conversationId, text: 'The caller left the call.' }, clock.now());
    }
  });
}
