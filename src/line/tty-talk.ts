import { scrubCardNumbers } from '../card-numbers.ts';
import type { TtyTalk } from '../relay/tty/port.ts';
import { conversationOfCall } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { inTransaction } from '../store/statement.ts';
import {
  insertTypedLine,
  markPrinted,
  nextUnprintedLine,
  overwriteTypedLine,
  typedLinesOf,
} from '../store/typed-lines.ts';
import type { Line } from './line.ts';

/** What stands at the desk for a card number that was typed unasked. */
export const CARD_REMOVED = '[card number removed]';

/**
 * The lines of a call's conversation with a person. They go through the store alone, so that the desk
 * may run in another process and a stream that broke goes on where it was; whoever shows them looks
 * there once a second.
 */
export function ttyTalk({ db, clock }: Line, callSid: string): TtyTalk {
  const open = () => {
    const found = conversationOfCall(db, callSid);
    return found?.state === 'open' ? found.conversationId : null;
  };
  const write = (change: (conversationId: string, now: number) => void) => {
    const conversationId = open();
    if (conversationId === null) return;
    inTransaction(db, () => {
      change(conversationId, clock.now());
      noteDeskEvent(db, { text: 'A line was typed.' }, clock.now());
    });
  };
  const keep = (text: string) =>
    write((conversationId, now) =>
      insertTypedLine(db, { conversationId, by: 'caller', text }, now),
    );
  return {
    next() {
      const conversationId = open();
      const line = conversationId === null ? null : nextUnprintedLine(db, conversationId);
      return line && { lineId: line.lineId, text: line.text };
    },
    printed: (lineId) => write((_conversationId, now) => markPrinted(db, lineId, now)),
    heard: (text) => keep(scrubCardNumbers(text)),
    heardCard: () => keep(CARD_REMOVED),
    dropLast: () =>
      write((conversationId) => {
        const last = typedLinesOf(db, conversationId).findLast(({ by }) => by === 'caller');
        if (last) overwriteTypedLine(db, last.lineId, CARD_REMOVED);
      }),
  };
}
