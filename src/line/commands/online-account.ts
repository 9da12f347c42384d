import { noteTextConsent, queueText } from '../../store/texts.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';

export const onlineAccountWriters: Pick<Writers, 'command.textAccountLink'> = {
  /** One text a call, with the words the caller agreed to. */
  'command.textAccountLink': (line, command, callSid) => {
    const { db, clock, facts, texts } = line;
    const { phoneNumber, consentedTo, locale } = command;
    const now = clock.now();
    const id = `accountLink:${callSid}`;
    const words = agreedWords(line, callSid, consentedTo, locale);
    const { planName, onlineAccount } = facts;
    const body = texts[locale].say('onlineAccount.link', { planName, link: onlineAccount.link });
    noteTextConsent(db, { callSid, phoneNumber, subject: id, words }, now);
    queueText(db, { id, phoneNumber, body }, now);
  },
};
