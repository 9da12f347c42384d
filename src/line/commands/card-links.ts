import { askForCardLink } from '../../store/card-links.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';

export const cardLinkWriters: Pick<Writers, 'command.sendCardLink'> = {
  /** The outbox opens the page at the gateway and sends its link. */
  'command.sendCardLink': (line, command, callSid) => {
    const { entryId, way, phoneNumber, memberId, consentedTo, locale } = command;
    const consentedWords = agreedWords(line, callSid, consentedTo, locale);
    const link = { entryId, callSid, way, phoneNumber, memberId, consentedWords, locale };
    askForCardLink(line.db, link, line.clock.now());
  },
};
