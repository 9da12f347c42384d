import { brokeOffInRelay } from '../../store/calls.ts';
import { languageOfCaller } from '../../store/languages.ts';
import type { Answers } from '../queries.ts';

export const languageAnswers = {
  'query.callerLanguage': async ({ db, clock, facts }, { callerNumber }) => {
    if (callerNumber === null) return { type: 'callerLanguage.known', locale: null };
    const since = clock.now() - facts.limits.resumeMinutes * 60_000;
    return {
      type: 'callerLanguage.known',
      locale: languageOfCaller(db, callerNumber),
      wasInRelay: brokeOffInRelay(db, callerNumber, since),
    };
  },
} satisfies Partial<Answers>;
