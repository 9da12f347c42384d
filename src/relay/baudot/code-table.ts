/** Which of the two tables a code is read in; the receiver keeps the last shift it heard. */
export type Shift = 'letters' | 'figures';

export const FIGURES_SHIFT = 27;
export const LETTERS_SHIFT = 31;
export const SPACE_CODE = 4;

/**
 * The characters of codes 0 to 31, least significant bit sent first; '' prints nothing (code 0,
 * both shifts). TIA-825-A as the 3GPP TS 26.230 reference code and spandsp have it.
 */
const LETTERS = ['', ...'E\nA SIU\rDRJNFCKTZLWHYPQOBG', '', ...'MXV', ''];

/** FIGS-S is NUL, '-' or a bell, FIGS-H '=' or '#', FIGS-G '+' or '&': no two makes agree. */
const FIGURES = ['', ...'3\n- ', '', ...'87\r$4\',!:(5")2=6019?+', '', ...'./;', ''];

/** What a code (0 to 31) prints in a shift; '' for shifts and the codes that print nothing. */
export function characterOf(code: number, shift: Shift): string {
  return (shift === 'letters' ? LETTERS : FIGURES)[code] ?? '';
}

/** True for the two codes that choose the table. */
export function isShift(code: number): boolean {
  return code === FIGURES_SHIFT || code === LETTERS_SHIFT;
}

/** The shift after a code was heard. */
export function shiftAfter(code: number, shift: Shift): Shift {
  if (code === LETTERS_SHIFT) return 'letters';
  return code === FIGURES_SHIFT ? 'figures' : shift;
}

/** What a sendable character is sent as; `shift` is null where both tables have it. */
export interface Keyed {
  readonly code: number;
  readonly shift: Shift | null;
}

/** Never sent: what they print depends on the make of the other end. */
const DISPUTED = '=+';

/** The code of a character on which all makes agree, or null. */
export function keyOf(character: string): Keyed | null {
  if (character === '' || DISPUTED.includes(character)) return null;
  const letter = LETTERS.indexOf(character);
  const figure = FIGURES.indexOf(character);
  if (letter < 0 && figure < 0) return null;
  if (letter === figure) return { code: letter, shift: null };
  return letter >= 0 ? { code: letter, shift: 'letters' } : { code: figure, shift: 'figures' };
}
