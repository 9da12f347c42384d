import { sendableText } from '../relay/baudot/index.ts';
import { ttyMessageCharacters } from './lint-limits.ts';
import { lintWordings } from './lint-wordings.ts';
import type { Locale } from './speak/speakers.ts';
import { isInFullOnTty } from './tty-in-full.ts';

export type TtyRule = 'ttyLength' | 'ttyCharacter' | 'ttyTurn' | 'oneQuestion' | 'notForTty';

/**
 * What is wrong with one wording as a TTY would show it (prompts/README.md, "For TTY").
 *
 * @param key the prompt's; some may be more than one sentence (`isInFullOnTty`)
 * @param text one wording, arguments filled in as a TTY shows them
 */
export function ttyProblems(
  key: string,
  text: string,
  locale: Locale,
): (readonly [rule: TtyRule, detail: string])[] {
  const shown = sendableText(text).trim();
  const found: (readonly [TtyRule, string])[] = tooLong(key, shown).map((part) => [
    'ttyLength',
    `"${part}" has ${part.length} characters; ${ttyMessageCharacters} at most`,
  ]);
  const lost = lostCharacters(text);
  if (lost !== '') found.push(['ttyCharacter', `"${lost}": a TTY has no such character`]);
  if ([...shown.matchAll(/\?|\bQ(?= |$)/g)].length > 1) {
    found.push(['oneQuestion', 'one question at a time']);
  }
  if (/\bGA$/.test(shown) && !OWN_TURN.has(key)) {
    found.push(['ttyTurn', '"GA" is added where an answer is wanted; leave it out']);
  }
  const match = lintWordings[locale].notForTty.exec(shown);
  if (match !== null) found.push(['notForTty', `"${match[0]}": answers are typed, words are read`]);
  return found;
}

/** Words of the session that name GA as what the caller types. */
const OWN_TURN: ReadonlySet<string> = new Set(['tty.query', 'tty.hold']);

/** The parts that are over the limit: of the whole message, or sentence by sentence. */
function tooLong(key: string, shown: string): string[] {
  const parts = isInFullOnTty(key) ? shown.split(/(?<=[.?!:]) +|(?<= Q) +/) : [shown];
  return parts.filter((part) => part.length > ttyMessageCharacters);
}

/** Characters that would be left out or put in words; accents and the marks of Spanish may go. */
function lostCharacters(text: string): string {
  const plain = text
    .normalize('NFD')
    .replaceAll(/[\p{Mn}¿¡]/gu, '')
    .toUpperCase();
  return Array.from(new Set(plain))
    .filter((character) => sendableText(character) !== character)
    .join('');
}
