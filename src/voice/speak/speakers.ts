import type { Locale } from '../../../flows/vocabulary.ts';
import { englishUS } from './en-US.ts';
import { spanishUS } from './es-US.ts';
import type { Speaker } from './speaker.ts';

export type { Locale };

export const speakers: Readonly<Record<Locale, Speaker>> = {
  'en-US': englishUS,
  'es-US': spanishUS,
};

export const locales = Object.keys(speakers) as readonly Locale[];
