import { keepLanguageOfCaller, keepLanguageOfMember } from '../../store/languages.ts';
import type { Writers } from '../commands.ts';

export const languageWriters = {
  'command.rememberLanguage': ({ db, clock }, { callerNumber, memberId, locale }) => {
    if (callerNumber !== null) keepLanguageOfCaller(db, callerNumber, locale, clock.now());
    if (memberId !== null) keepLanguageOfMember(db, memberId, locale, clock.now());
  },
} satisfies Partial<Writers>;
