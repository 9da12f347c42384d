import { characterOf, isShift } from './code-table.ts';
import type { ReceivedCode } from './received-code.ts';
import { printed, type Word, wordsOf } from './text-words.ts';
import { isTopRowWord } from './top-row-words.ts';

/** Numbers, amounts, dates, times, phone numbers; with what may stand around them. */
const NUMBER = /^[("'$-]*\d+(?:[).,:/-]+\d+)*[)"'.,:;!?-]*$/;
const MARKS = /^([.,:;!?"'()/$-])\1{0,2}$/;
const LETTERS_ONLY = /^[A-Z]+$/;

/** A number whose shift was lost; shorter ones, and those with marks within, look like words. */
const LOST_NUMBER = /^(?:\d{2,}|\$\d+\.\d\d)$/;

/**
 * The text of codes, upper case, in the shift each was heard in. Where a word brought no shift of
 * its own, its look and the sender's habit decide: some senders go back to letters after a space
 * and some do not, and a shift is easily lost on the way.
 */
export function readText(codes: readonly ReceivedCode[]): string {
  const words = wordsOf(codes);
  const unshifts = goesBackAfterSpace(words);
  const loses = words.some((word) => isCarriedLetters(word) && isNoWord(word));
  return words.map((word) => word.before + readWord(word, { unshifts, loses })).join('');
}

/**
 * The characters of a field that holds a number, from the figures table whatever the shift: a lost
 * shift changes nothing. Spaces and line ends stay; the caller picks the digits.
 */
export function readDigits(codes: readonly ReceivedCode[]): string {
  return codes
    .filter(({ code }) => !isShift(code))
    .map(({ code }) => characterOf(code, 'figures'))
    .join('');
}

interface Habits {
  readonly unshifts: boolean;
  readonly loses: boolean;
}

function readWord(word: Word, { unshifts, loses }: Habits): string {
  const carried = word.codes.slice(0, word.carried);
  const rest = word.codes.slice(word.carried);
  const own = rest.map(({ code, shift }) => characterOf(code, shift)).join('');
  const letters = printed(carried, 'letters');
  const figures = printed(carried, 'figures');
  if (word.shiftBefore === 'figures') {
    const meant = isFigures(figures) && !unshifts;
    return (meant || !LETTERS_ONLY.test(letters) ? figures : letters) + own;
  }
  const meant = loses && rest.length === 0 && isLostNumber(letters, figures);
  return (meant ? figures : letters) + own;
}

function isFigures(text: string): boolean {
  return text === '' || NUMBER.test(text) || MARKS.test(text);
}

function isLostNumber(letters: string, figures: string): boolean {
  const isWhole = figures.length === letters.length;
  return isWhole && LOST_NUMBER.test(figures) && !isTopRowWord(letters);
}

function isCarriedLetters(word: Word): boolean {
  return word.shiftBefore === 'letters' && word.carried > 0 && word.carried === word.codes.length;
}

/** Letters no word has, and a number if they were figures: its shift was lost, or never sent. */
function isNoWord(word: Word): boolean {
  const letters = printed(word.codes, 'letters');
  if (letters.length < 3 || !isLostNumber(letters, printed(word.codes, 'figures'))) return false;
  return /(.)\1\1|Q(?!U)|QQ|WW|UU|YY|II/.test(letters) || !/[AEIOUY]/.test(letters);
}

/**
 * Whether the sender goes back to letters after a space (minimodem does): words after figures that
 * make sense as letters only, or shift to figures again, against those that show the contrary.
 */
function goesBackAfterSpace(words: readonly Word[]): boolean {
  let balance = 0;
  for (const word of words) {
    if (word.shiftBefore !== 'figures' || word.codes.length === 0) continue;
    if (word.shiftAtStart !== null) balance += word.shiftAtStart === 'figures' ? 1 : -1;
    else balance += asksForLetters(word.codes.slice(0, word.carried));
  }
  return balance > 0;
}

/** 1 for codes that are no figures, -1 for those that are nothing else, 0 in doubt. */
function asksForLetters(codes: readonly ReceivedCode[]): number {
  const figures = printed(codes, 'figures');
  if (!isFigures(figures)) return 1;
  return isLostNumber(printed(codes, 'letters'), figures) ? -1 : 0;
}
