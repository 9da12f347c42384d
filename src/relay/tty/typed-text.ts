import { characterOf, isShift, SPACE_CODE } from '../baudot/code-table.ts';
import type { ReceivedCode } from '../baudot/index.ts';
import { type Word, wordsOf } from '../baudot/text-words.ts';
import { isTopRowWord } from '../baudot/top-row-words.ts';

/** A longer number is nobody's here: it is taken for a card's or an account's and not kept. */
const DIGITS_MOST = 12;
/** What may stand between the digits of one number. */
const BETWEEN_DIGITS = /[ \r\n.,:/$-]/;
const CODES_MOST = 400;

const GA = [26, 3];
const X = 29;
const LINE_CODES: readonly number[] = [2, 8];
const NOTHING: ReceivedCode = Object.freeze({
  ...{ code: 0, shift: 'letters', atMilliseconds: 0, confidence: 0, isDoubtful: false },
} as const);

/**
 * What the caller typed in this turn, as codes. Numbers that may be a card's are overwritten here,
 * before anything else can see them; all that is left of them is that they were typed.
 */
export class TypedText {
  #codes: ReceivedCode[] = [];
  #printed = 0;
  #isErasing = false;
  #heldCard = false;
  /** Free words are typed, not answers: most letters are meant as letters. */
  #isTalk = false;
  /** Digits of a number that the turn before this one may have begun. */
  #digitsBefore = 0;

  get codes(): readonly ReceivedCode[] {
    return this.#codes;
  }

  /** True once something printed was typed, or dropped. */
  get isBegun(): boolean {
    return this.#printed > 0 || this.#heldCard;
  }

  get heldCard(): boolean {
    return this.#heldCard;
  }

  /** The caller gives the word: the last that was typed is GA, in whichever shift it arrived. */
  get endsInGa(): boolean {
    const last = this.#codes.filter(({ code }) => isPrinted(code)).slice(-GA.length);
    return last.length === GA.length && last.every(({ code }, index) => code === GA[index]);
  }

  /** Digits of the number that was typed last and may go on; 0 after a word. */
  get openDigits(): number {
    return this.#numbers().last;
  }

  /** Begins to hear talk; so many digits, typed just before, may be the beginning of a number. */
  beginTalk(digitsBefore: number): void {
    this.#isTalk = true;
    this.#digitsBefore = digitsBefore;
  }

  add(code: ReceivedCode): void {
    if (this.#isErasing && code.code === X) return;
    this.#codes.push(code);
    if (!isPrinted(code.code)) return;
    this.#printed += 1;
    this.#isErasing = this.#erasesAll();
    if (this.#isErasing) this.#overwrite();
    else if (this.#heldCard || this.#codes.length > CODES_MOST) this.#drop();
    else if (this.#numbers().longest > DIGITS_MOST) this.#drop();
  }

  /** Forgets everything. */
  clear(): void {
    this.#overwrite();
    this.#heldCard = false;
    this.#isTalk = false;
    this.#digitsBefore = 0;
    this.#isErasing = false;
  }

  /** Forgets the first codes: they were our own, echoed. */
  dropFirst(count: number): void {
    const rest = this.#codes.slice(count);
    this.#overwrite();
    for (const code of rest) this.add(code);
  }

  #numbers() {
    return numbersIn(this.#codes, this.#digitsBefore, this.#isTalk ? isTalk : isMeantAsWord);
  }

  /** XXX: what stands before it is a mistake. */
  #erasesAll(): boolean {
    const last = this.#codes.filter(({ code }) => !isShift(code)).slice(-3);
    return last.length === 3 && last.every(({ code }) => code === X);
  }

  /** Only GA is let through, so that the end of the turn is still seen. */
  #drop(): void {
    const ga = this.#codes.filter(({ code }) => isPrinted(code)).slice(-GA.length);
    const kept = ga.filter(({ code }) => GA.includes(code));
    this.#overwrite();
    this.#heldCard = true;
    this.#codes.push(...kept);
  }

  #overwrite(): void {
    this.#codes.fill(NOTHING);
    this.#codes = [];
    this.#printed = 0;
  }
}

function isPrinted(code: number): boolean {
  return code !== 0 && code !== SPACE_CODE && !isShift(code) && !LINE_CODES.includes(code);
}

/**
 * Digits of the longest number there may be, and of the last, whatever the shift: letters of the top
 * row are digits whose shift was lost, unless they are words. Blanks, dots and dashes do not end a
 * number.
 */
function numbersIn(
  codes: readonly ReceivedCode[],
  digitsBefore: number,
  isWord: (word: Word) => boolean,
) {
  let digits = digitsBefore;
  let longest = digits;
  for (const word of wordsOf(codes)) {
    if (isWord(word)) digits = 0;
    else {
      for (const { code } of word.codes) {
        const character = characterOf(code, 'figures');
        if (/\d/.test(character)) digits += 1;
        else if (!BETWEEN_DIGITS.test(character)) digits = 0;
        longest = Math.max(longest, digits);
      }
    }
  }
  return { longest, last: digits };
}

function isMeantAsWord({ codes }: Word): boolean {
  const letters = codes.map(({ code, shift }) => characterOf(code, shift)).join('');
  return /^[A-Z]+$/.test(letters) && isTopRowWord(letters);
}

/** In free words, letters are digits whose shift was lost only where all of them can be. */
function isTalk(word: Word): boolean {
  const { codes } = word;
  if (codes.length === 0 || codes.some(({ shift }) => shift !== 'letters')) return false;
  const isInTopRow = codes.every(({ code }) => /\d/.test(characterOf(code, 'figures')));
  return !isInTopRow || isMeantAsWord(word);
}
