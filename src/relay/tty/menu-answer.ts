import type { ReceivedCode } from '../baudot/index.ts';
import { readDigits } from '../baudot/index.ts';
import { type Command, commandOf, heardWords, tellingWords, withoutGa } from './command-words.ts';

/** What a turn says to a menu; 'unreadable' is asked again, never guessed. */
export type MenuAnswer = Command | { readonly type: 'unreadable' };

const UNREADABLE = { type: 'unreadable' } as const;

const digitWords: ReadonlyMap<string, string> = new Map(
  [
    ...'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE'.split(' ').entries(),
    ...'CERO UNO DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE'.split(' ').entries(),
  ].map(([digit, word]) => [word, String(digit)]),
);

/** A digit whose shift was lost. Q is a question and Y is yes, so neither is 1 or 6. */
const TOP_ROW_LETTER = /^[WERTUIOP]$/;

/** The key a turn names to a menu. One that a bit was lost of is unreadable: keys move money. */
export function menuAnswer(codes: readonly ReceivedCode[]): MenuAnswer {
  const typed = withoutGa(codes);
  const command = commandOf(typed);
  const isSure = typed.every(({ isDoubtful }) => !isDoubtful);
  if (command) return isSure || command.type === 'again' ? command : UNREADABLE;
  const [word = '', ...others] = tellingWords(typed);
  if (others.length > 0 || !isSure) return UNREADABLE;
  if (/^\d$/.test(word)) return { type: 'key', key: word };
  if (TOP_ROW_LETTER.test(word)) return { type: 'key', key: digitOf(typed) };
  const key = digitWords.get(word);
  return key === undefined ? UNREADABLE : { type: 'key', key };
}

function digitOf(typed: readonly ReceivedCode[]): string {
  return readDigits(typed).replaceAll(/\D/g, '').slice(-1);
}

/** The same for our own "TYPE 1 YES 2 NO", where yes and no can only mean one thing. */
export function yesOrNo(codes: readonly ReceivedCode[]): MenuAnswer {
  const typed = withoutGa(codes);
  const isSure = typed.every(({ isDoubtful }) => !isDoubtful);
  const words = heardWords(typed).filter((word) => word !== 'GA');
  if (isSure && words.length === 1) {
    if (/^(?:YES|Y|OK|SI|S)$/.test(words[0] ?? '')) return { type: 'key', key: '1' };
    if (/^(?:NO|N)$/.test(words[0] ?? '')) return { type: 'key', key: '2' };
  }
  return menuAnswer(codes);
}
