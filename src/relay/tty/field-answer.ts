import { characterOf } from '../baudot/code-table.ts';
import type { ReceivedCode } from '../baudot/index.ts';
import { type Word, wordsOf } from '../baudot/text-words.ts';
import { isTopRowWord } from '../baudot/top-row-words.ts';
import { type Command, commandOf, withoutGa } from './command-words.ts';

/** What a turn says to a field. */
export type FieldAnswer =
  | Command
  | {
      readonly type: 'value';
      /** As keys would have given it: 0-9, and * for the decimal point of an amount. */
      readonly keys: string;
      /** As it is read back: in groups, as an amount or as a date. */
      readonly shown: string;
    }
  | { readonly type: 'unreadable' };

const DATE_DIGITS = 8;

/**
 * The value a turn gives to a field. Digits are read from the figures table whatever the shift, so
 * a lost shift changes nothing; the value counts only after the caller has confirmed it.
 * @param fieldDigits - digits a full field has; null when it varies, as an amount's.
 */
export function fieldAnswer(
  codes: readonly ReceivedCode[],
  fieldDigits: number | null,
): FieldAnswer {
  const typed = withoutGa(codes);
  const command = commandOf(typed);
  if (command) return command;
  const text = figuresIn(typed);
  if (text === '0' || (/^\d$/.test(text) && fieldDigits !== null)) {
    // No number of a fixed length is that short: it is a key, such as 9 for back.
    const isSure = typed.every(({ isDoubtful }) => !isDoubtful);
    return isSure ? { type: 'key', key: text } : { type: 'unreadable' };
  }
  const date = dateIn(text, fieldDigits);
  if (date) return { type: 'value', keys: date.join(''), shown: date.join('/') };
  return fieldDigits === null ? amountIn(text) : numberIn(text);
}

/** How many digits the field has so far: to see that it is full. */
export function digitsSoFar(codes: readonly ReceivedCode[]): number {
  return figuresIn(withoutGa(codes)).replaceAll(/\D/g, '').length;
}

/** A long number in groups a caller can compare: fours, or threes. */
export function grouped(digits: string): string {
  const size = digits.length % 4 === 0 ? 4 : 3;
  return digits.length <= 5
    ? digits
    : (digits.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '');
}

/** What was typed in figures; words around it ("ID IS") are left out when the number stands out. */
function figuresIn(codes: readonly ReceivedCode[]): string {
  const words = wordsOf(codes).filter((word) => word.codes.length > 0);
  const hasNumber = words.some((word) => isHeardInFigures(word) && /\d/.test(figuresOf(word)));
  if (!hasNumber && !words.every(isLikeNumber)) return '';
  const kept = words.filter((word) => !hasNumber || !isSurelyWords(word));
  return kept.map(figuresOf).join(' ');
}

function figuresOf({ codes }: Word): string {
  return codes.map(({ code }) => characterOf(code, 'figures')).join('');
}

/** Without a shift to go by: WAIT is no number though its figures are 2-85. */
function isLikeNumber(word: Word): boolean {
  const isNumber = isWholeInFigures(word) && /^\$?\d+(?:[/.,]\d+)*$/.test(figuresOf(word));
  return isHeardInFigures(word) || isNumber;
}

function isHeardInFigures({ codes }: Word): boolean {
  return codes.every(({ shift }) => shift === 'figures');
}

function isSurelyWords(word: Word): boolean {
  if (word.codes.some(({ shift }) => shift === 'figures')) return false;
  const letters = word.codes.map(({ code }) => characterOf(code, 'letters')).join('');
  const isNumber = isWholeInFigures(word) && /^\d+$/.test(figuresOf(word));
  return !isNumber || isTopRowWord(letters);
}

/** S, H and G print nothing in figures on which all makes agree. */
function isWholeInFigures(word: Word): boolean {
  return figuresOf(word).length === word.codes.length;
}

/** 6/3/1958 and 06 03 1958, as month, day and year of full length. */
function dateIn(text: string, fieldDigits: number | null): readonly string[] | null {
  if (fieldDigits !== null && fieldDigits !== DATE_DIGITS) return null;
  const parts = /^(\d{1,2})([-/. ]+)(\d{1,2})[-/. ]+(\d{4})\.?$/.exec(text);
  if (!parts || (fieldDigits === null && !/[-/]/.test(parts[2] ?? ''))) return null;
  const [, month = '', , day = '', year = ''] = parts;
  return [month.padStart(2, '0'), day.padStart(2, '0'), year];
}

function amountIn(text: string): FieldAnswer {
  const parts = /^\$? ?(\d[\d, ]*)?(?:\.(\d{0,2}))?\.?$/.exec(text);
  const dollars = (parts?.[1] ?? '').replaceAll(/\D/g, '');
  const cents = parts?.[2] ?? '';
  if (!parts) return numberIn(text);
  if (dollars + cents === '') return { type: 'unreadable' };
  if (cents === '' && !text.startsWith('$')) return numberIn(text);
  const keys = cents === '' ? dollars : `${dollars}*${cents}`;
  return { type: 'value', keys, shown: `$${dollars || '0'}.${cents.padEnd(2, '0')}` };
}

function numberIn(text: string): FieldAnswer {
  const digits = text.replaceAll(/[-/., ]/g, '');
  if (!/^\d+$/.test(digits)) return { type: 'unreadable' };
  return { type: 'value', keys: digits, shown: grouped(digits) };
}
