import { languageOfCaller } from '../../store/languages.ts';
import type { Answers } from '../queries.ts';

export const languageAnswers = {
  'query.callerLanguage': async ({ db }, { callerNumber }) => ({
    type: 'callerLanguage.known',
    locale: callerNumber === null ? null : languageOfCaller(db, callerNumber),
  }),
} satisfies Partial<Answers>;
