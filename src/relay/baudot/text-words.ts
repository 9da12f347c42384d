import { characterOf, isShift, type Shift, SPACE_CODE } from './code-table.ts';
import type { ReceivedCode } from './received-code.ts';

const LINE_CODES: readonly number[] = [2, 8];

/** The codes between two spaces. */
export interface Word {
  /** With the shift each was heard in, shifts left out. */
  readonly codes: readonly ReceivedCode[];
  /** The space or line code that stood before it; '' before the first. */
  readonly before: string;
  /** How many of the first codes have no shift of their own, but that of an earlier word. */
  readonly carried: number;
  /** The shift that was in force before it began, and the one it began with, if any. */
  readonly shiftBefore: Shift;
  readonly shiftAtStart: Shift | null;
}

/** Cuts codes into words; every code that prints is in one of them or is its `before`. */
export function wordsOf(codes: readonly ReceivedCode[]): Word[] {
  const words: Word[] = [];
  let begun = emptyWord('', 'letters');
  let shift: Shift = codes[0]?.shift ?? 'letters';
  let isShifted = false;
  for (const code of codes) {
    if (isShift(code.code)) {
      if (begun.codes.length === 0) begun.shiftAtStart = code.shift;
      isShifted = true;
    } else if (code.code === SPACE_CODE || LINE_CODES.includes(code.code)) {
      words.push(begun);
      begun = emptyWord(characterOf(code.code, 'letters'), shift);
      isShifted = false;
    } else {
      begun.codes.push(code);
      if (!isShifted) begun.carried += 1;
    }
    shift = code.shift;
  }
  return [...words, begun];
}

function emptyWord(before: string, shiftBefore: Shift) {
  const codes: ReceivedCode[] = [];
  const shiftAtStart: Shift | null = null;
  return { codes, before, carried: 0, shiftBefore, shiftAtStart: shiftAtStart as Shift | null };
}

/** What codes print in one shift. */
export function printed(codes: readonly ReceivedCode[], shift: Shift): string {
  return codes.map(({ code }) => characterOf(code, shift)).join('');
}
