import { FIGURES_SHIFT, keyOf, LETTERS_SHIFT, type Shift, SPACE_CODE } from './code-table.ts';
import { sendableText } from './sendable.ts';

/** A receiver that missed a shift is right again after at most so many codes (3GPP TS 26.230). */
export const CODES_PER_SHIFT_MAX = 72;

/**
 * The codes (0 to 31) of a text, shifts among them: a shift first, again after each space and each
 * new line, since some sets go back to letters there and others do not, and at least every 72 codes.
 */
export function codesOf(text: string): number[] {
  const codes: number[] = [];
  let shift: Shift | null = null;
  let sinceShift = 0;
  const send = (code: number) => {
    codes.push(code);
    sinceShift += 1;
  };
  for (const character of sendableText(text)) {
    const key = keyOf(character);
    if (key === null) continue;
    const wanted: Shift = key.shift ?? shift ?? 'letters';
    const isOpening = codes.length === 0 || sinceShift >= CODES_PER_SHIFT_MAX;
    if (isOpening || (key.shift !== null && key.shift !== shift)) {
      send(wanted === 'letters' ? LETTERS_SHIFT : FIGURES_SHIFT);
      shift = wanted;
      sinceShift = 1;
    }
    send(key.code);
    if (key.code === SPACE_CODE || character === '\n') shift = null;
  }
  return codes;
}
