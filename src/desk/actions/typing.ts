import { PaylineError } from '../../errors.ts';
import { sendableText } from '../../relay/baudot/index.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { findEntry } from '../../store/queue-entries.ts';
import { insertTypedLine } from '../../store/typed-lines.ts';
import { type Doers, ownConversation } from '../acting.ts';
import { refuseCardNumber } from '../card-number.ts';

/** What an agent types to a caller at a TTY; the call's stream prints it. */
export const typingDoers: Doers<'type'> = {
  type(acting, { conversationId, text }) {
    const { db, now } = acting;
    const { entryId, isAtKeypad } = ownConversation(acting, conversationId);
    if (findEntry(db, entryId)?.channel !== 'tty') {
      throw new PaylineError('desk.callerSpeaks', 'This caller has no TTY. Speak to them.');
    }
    if (isAtKeypad) {
      throw new PaylineError(
        'desk.notNow',
        'The caller is paying and cannot read you now. Type when they are back.',
      );
    }
    refuseCardNumber(text);
    insertTypedLine(db, { conversationId, by: 'agent', text: asPrinted(text) }, now);
    noteDeskEvent(db, { text: 'A line was typed.' }, now);
  },
};

/** As a TTY prints it, one line; GA gives the word unless the agent gave it, or ends the talk (SK). */
function asPrinted(text: string): string {
  const words = sendableText(text).replaceAll(/\s+/g, ' ').trim();
  if (words === '') {
    throw new PaylineError(
      'desk.badRequest',
      'A TTY can print none of this. Use letters, digits and plain punctuation.',
    );
  }
  return /(?:^|[^A-Z])(?:GA|SK|SKSK)$/.test(words) ? words : `${words} GA`;
}
