import { wordsByKind, wordsPerMinute } from './lint-limits.ts';
import { partsOf } from './lint-reading.ts';
import { lintWordings } from './lint-wordings.ts';
import type { Locale } from './speak/speakers.ts';

export type WordingKind = keyof typeof wordsByKind;

/** A menu offers keys, a field wants an entry closed with pound, a statement asks nothing. */
export function kindOfWording(text: string, locale: Locale): WordingKind {
  const { offersKey, closesEntry } = lintWordings[locale];
  if (closesEntry.test(text)) return 'field';
  return offersKey.test(text) ? 'menu' : 'statement';
}

/** "more than 45 words": what is too long of its kind; null when it is not. */
export function tooLong(text: string, locale: Locale): string | null {
  const kind = kindOfWording(text, locale);
  const wordsMax = wordsByKind[kind];
  const count = partsOf(text).words.length;
  return count > wordsMax ? `a ${kind} of ${count} words; ${wordsMax} at most` : null;
}

/**
 * Seconds from the first word of a question until its first choice has been heard with its key.
 * `texts` are spoken one after the other. Infinity when no key is offered.
 */
export function secondsToFirstOption(texts: readonly string[], locale: Locale): number {
  const sentences = texts.flatMap((text) => partsOf(text).sentences);
  const first = sentences.findIndex((sentence) => lintWordings[locale].offersKey.test(sentence));
  if (first < 0) return Number.POSITIVE_INFINITY;
  const { words } = partsOf(sentences.slice(0, first + 1).join(' '));
  return (words.length * 60) / wordsPerMinute;
}

/** The keys that words offer as choices; 0, 7, 9, star and pound mean the same everywhere. */
export function optionsIn(texts: readonly string[], locale: Locale): ReadonlySet<string> {
  const offered = texts.flatMap((text) => [...text.matchAll(lintWordings[locale].offeredKey)]);
  return new Set(offered.map(([, key = '']) => key).filter((key) => /^[1-68]$/.test(key)));
}
