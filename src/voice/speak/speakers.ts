import type { Locale } from '../../../flows/vocabulary.ts';
import { englishUS } from './en-US.ts';
import { spanishUS } from './es-US.ts';
import type { Speaker } from './speaker.ts';
import { englishTty, spanishTty } from './tty.ts';

export type { Locale };

/** Said by a voice, or shown by a TTY. */
export type Manner = 'voice' | 'tty';

export const speakers: Readonly<Record<Locale, Speaker>> = {
  'en-US': englishUS,
  'es-US': spanishUS,
};

const onTty: Readonly<Record<Locale, Speaker>> = { 'en-US': englishTty, 'es-US': spanishTty };

export const locales = Object.keys(speakers) as readonly Locale[];

/** Who words amounts, dates and digits in a language for a voice or a TTY. */
export function speakerOf(locale: Locale, manner: Manner): Speaker {
  return manner === 'tty' ? onTty[locale] : speakers[locale];
}
