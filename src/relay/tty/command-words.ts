import { characterOf } from '../baudot/code-table.ts';
import type { ReceivedCode } from '../baudot/index.ts';
import { wordsOf } from '../baudot/text-words.ts';

/** What a word of TTY etiquette asks for. */
export type Command =
  /** The key that does the same on a phone. */
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'hold' }
  /** SK, SKSK: the caller wants to hang up. */
  | { readonly type: 'end' }
  /** GA alone: it is our turn again. */
  | { readonly type: 'again' };

const keyWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '*': ['RPT', 'REPEAT', 'Q', 'QQ', '?', 'STAR', 'REPETIR', 'REPITA'],
    '0': ['OPR', 'OPERATOR', 'AGENT', 'PERSON', 'REP', 'OPERADOR', 'AGENTE', 'PERSONA'],
    '9': ['BACK', 'ATRAS', 'VOLVER'],
    '#': ['SKIP', 'POUND', 'OMITIR', 'NUMERAL'],
  }).flatMap(([key, words]) => words.map((word) => [word, key] as const)),
);

const courtesy: ReadonlySet<string> = new Set(
  'GA PLS PLEASE THX THANKS THANK U TY TKS HELLO HI OK POR FAVOR GRACIAS HOLA'.split(' '),
);

/** The words of a turn as they were heard, without marks around them. */
export function heardWords(codes: readonly ReceivedCode[]): string[] {
  return wordsOf(codes)
    .map((word) => word.codes.map(({ code, shift }) => characterOf(code, shift)).join(''))
    .map((word) => (word === '?' ? word : word.replaceAll(/^[^\w]+|[^\w]+$/g, '')))
    .filter((word) => word !== '');
}

/** The words that say something; a turn of nothing but courtesy says its last word. */
export function tellingWords(codes: readonly ReceivedCode[]): string[] {
  return heardWords(codes).filter((word) => !courtesy.has(word));
}

/** The command a whole turn is, or null. `codes` are without their GA. */
export function commandOf(codes: readonly ReceivedCode[]): Command | null {
  const words = tellingWords(codes);
  const last = words.at(-1);
  if (last === undefined) return { type: 'again' };
  if (/^(?:SK)+$/.test(last)) return { type: 'end' };
  if (words.length > 1) return null;
  if (last === 'HD' || last === 'HOLD') return { type: 'hold' };
  const key = keyWords.get(last);
  return key === undefined ? null : { type: 'key', key };
}

/** The codes of a turn before the GA it ends in, if it does. */
export function withoutGa(codes: readonly ReceivedCode[]): readonly ReceivedCode[] {
  const end = codes.findLastIndex(({ code }) => code === 26);
  const rest = codes.slice(end).map(({ code }) => code);
  const endsInGa = end >= 0 && rest.filter((code) => ![0, 2, 4, 8, 27, 31].includes(code));
  return endsInGa && endsInGa.join() === '26,3' ? codes.slice(0, end) : codes;
}
