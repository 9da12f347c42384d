import type { Locale } from '../vocabulary.ts';

/** Sentences that are said in one language whatever the call's is. */
export const ownLocales: Readonly<Record<string, Locale>> = {
  'language.english': 'en-US',
  'language.spanish': 'es-US',
  'language.other': 'en-US',
};
