import { englishUS } from './en-US.ts';
import { spanishUS } from './es-US.ts';
import type { Speaker } from './speaker.ts';

/** A language the line can speak. */
export type Locale = 'en-US' | 'es-US';

export const speakers: Readonly<Record<Locale, Speaker>> = {
  'en-US': englishUS,
  'es-US': spanishUS,
};
