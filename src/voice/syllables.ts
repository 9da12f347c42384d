import type { Locale } from './speak/speakers.ts';

/** How many syllables a word has as it is spoken; a number up to 999 is counted by its words. */
export function syllablesOf(word: string, locale: Locale): number {
  const bare = word.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
  if (bare === '') return 0;
  if (/^\d+$/.test(bare)) return numberSyllables(bare, locale);
  return locale === 'en-US' ? englishSyllables(bare) : spanishSyllables(bare);
}

/** Words of our prompts whose spelling tells nothing. */
const englishExceptions: Readonly<Record<string, number>> = {
  business: 2,
  caregiver: 3,
  every: 2,
  everyone: 3,
  household: 2,
  people: 2,
  someone: 2,
  something: 2,
};

/** Letters that are written and not heard. */
const silent: readonly RegExp[] = [
  /(?<=[^aeiouy])e(?=(?:ly|ments?|ful|less)$)/,
  /(?<=[^td])ed$/,
  /(?<=[^sxzcghlaeiouy]|[aeiouy]l)e(?=s$)/,
  /(?<=[^laeiouy]|[aeiouy]l)e$/,
];

/** Neighbouring vowels of two syllables: "prem-i-um", "Jan-u-ar-y", "pay-ing". */
const apart = /i(?:a(?!l|n)|o(?!n|u)|u)|(?<!q)ua(?=[tlr])|eo(?!p|u)|[eo]i(?=ng)|yi/g;

function englishSyllables(word: string): number {
  const known = englishExceptions[word];
  if (known !== undefined) return known;
  const voiced = silent.reduce((text, letters) => text.replace(letters, ''), word);
  const groups = voiced.match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length + (voiced.match(apart) ?? []).length);
}

/** Strong vowels stand alone, weak ones join a neighbour unless accented (RAE, Ortografía 2010). */
function spanishSyllables(word: string): number {
  const sounded = word
    .replaceAll(/qu(?=[eéií])/g, 'k')
    .replaceAll(/gu(?=[eéií])/g, 'g')
    .replaceAll(/y(?![aeiouáéíóú])/g, 'i');
  const nuclei = sounded.match(/[iuü]?[aeoáéó](?:[iuü](?![aeoáéóíú]))?|[íú]|[iuü]+/g) ?? [];
  return Math.max(1, nuclei.length);
}

const digitSyllables: Readonly<Record<Locale, readonly number[]>> = {
  'en-US': [2, 1, 1, 1, 1, 1, 1, 2, 1, 1],
  'es-US': [2, 2, 1, 2, 2, 2, 2, 2, 2, 2],
};
const englishTeens = [1, 3, 1, 2, 2, 2, 2, 3, 2, 2];

/** Spanish numbers in figures are single digits; the rest is spelled out by the speakers. */
function numberSyllables(digits: string, locale: Locale): number {
  const each = [...digits].map((digit) => digitSyllables[locale][Number(digit)] ?? 1);
  const value = Number(digits);
  const oneByOne = each.reduce((sum, count) => sum + count, 0);
  if (digits.length > 3 || value < 10 || locale === 'es-US') return oneByOne;
  const [last = 0, tens = 0, hundreds = 0] = each.toReversed();
  const rest = value % 10 === 0 ? 0 : last;
  const hundred = value < 100 ? 0 : hundreds + 2;
  const below = value % 100;
  if (below < 10) return hundred + rest;
  if (below < 20) return hundred + (englishTeens[below - 10] ?? 2);
  // "seven" and "seventy", "nine" and "ninety": the tens are one longer.
  return hundred + tens + 1 + rest;
}
