import type { ArgumentKind, ArgumentValue } from './arguments.ts';
import { readingEaseMin, readingGradeMax, readingWordsMin } from './lint-limits.ts';
import type { MessageArgument } from './messages.ts';
import type { Locale } from './speak/speakers.ts';
import { syllablesOf } from './syllables.ts';

/** How hard a text is to follow. */
export interface Reading {
  /** In the language's own measure, in words. */
  readonly measure: string;
  /** How far it is over what is allowed, in points of its measure; not above 0 is plain. */
  readonly over: number;
}

/**
 * Flesch-Kincaid grade of an English text (Kincaid 1975), INFLESZ points of a Spanish one
 * (Szigriszt-Pazos 1993, in the bands of Barrio-Cantalejo 2008). `text` is a wording as it is
 * heard; names of cards and spelled digits do not count against the writer. Null when it is too
 * short to say.
 */
export function readingOf(text: string, locale: Locale): Reading | null {
  const { words, sentences } = partsOf(
    text.replaceAll(cardNames, 'Visa').replaceAll(spelledDigits, '5'),
  );
  if (words.length < readingWordsMin) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, locale), 0);
  const wordsPerSentence = words.length / sentences.length;
  const syllablesPerWord = syllables / words.length;
  if (locale === 'en-US') {
    const grade = 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
    return { measure: `is for grade ${grade.toFixed(1)}`, over: grade - readingGradeMax };
  }
  const points = 206.835 - 62.3 * syllablesPerWord - wordsPerSentence;
  return { measure: `has ${points.toFixed(1)} INFLESZ points`, over: readingEaseMin - points };
}

const cardNames = /American Express|Mastercard|Discover/g;
const spelledDigits = /\b\d( \d)+\b/g;

/** The words of a text, and its sentences; a colon closes one, as it does for a voice. */
export function partsOf(text: string): { words: string[]; sentences: string[] } {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word));
  return { words, sentences: text.split(/(?<=[.?!:])\s+/) };
}

/**
 * Fills a wording in for its reading: the plan's name is left out, and every figure is the shortest
 * of its kind, for how long an amount is tells nothing about who wrote the prompt.
 */
export function plainest(locale: Locale): (argument: MessageArgument) => ArgumentValue {
  return ({ name, kind }) => (name === 'planName' ? '' : plainFigures[locale][kind]);
}

const plainFigures: Readonly<Record<Locale, Readonly<Record<ArgumentKind, ArgumentValue>>>> = {
  'en-US': {
    cents: '5 dollars',
    date: 'May 2',
    month: 'May',
    weekday: 'Friday',
    time: '8',
    digits: '5',
    hours: '8 to 6',
    count: 2,
    text: 'Ohio',
  },
  'es-US': {
    cents: 'cinco dólares',
    date: 'dos de mayo',
    month: 'mayo',
    weekday: 'lunes',
    time: '8',
    digits: '5',
    hours: 'de ocho a seis',
    count: 2,
    text: 'Ohio',
  },
};
