import type { Clock } from '../../clock.ts';

/** The least a communications assistant types: 60 words a minute (47 CFR 64.604(a)(1)(iii)). */
const MILLISECONDS_PER_WORD = 1000;

/** A typist's word is five characters. */
const CHARACTERS_PER_WORD = 5;

/** How many words are shown at once. */
const LONGEST_PHRASE_WORDS = 6;

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Passes the time in which so many words are typed, or until `stop`. */
export async function typeWords(count: number, clock: Clock, stop?: AbortSignal): Promise<void> {
  await clock.sleep(count * MILLISECONDS_PER_WORD, stop);
}

/** Passes the time in which a user types `text`. */
export async function typeCharacters(
  text: string,
  clock: Clock,
  stop?: AbortSignal,
): Promise<void> {
  await typeWords(text.length / CHARACTERS_PER_WORD, clock, stop);
}

/** How many of these words are typed before they are shown: to the next stop, six at most. */
export function phraseLength(words: readonly string[]): number {
  const stop = words.findIndex((word) => /[.,:;?!]$/.test(word));
  const length = stop < 0 ? words.length : stop + 1;
  return Math.min(length, LONGEST_PHRASE_WORDS);
}
