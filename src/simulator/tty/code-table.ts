/** TIA-825-A by rows of eight codes; \0 prints nothing, the last code of a row of shifts too. */
export const LETTERS = '\0E\nA SIU\rDRJNFCKTZLWHYPQOBG\u000eMXV\u000f';
export const FIGURES = '\u00003\n- \u000787\r$4\',!:(5")2\u00076019?\u0007\u000e./;\u000f';
export const FIGURES_SHIFT = 27;
export const LETTERS_SHIFT = 31;

/** What a TTY's keyboard can type; line breaks are its Return key. */
const TYPED = /^[A-Z0-9 \-$',!:(")?./;\r\n]+$/;

/** `text` as a TTY types it (upper case), or null when it has a character that a TTY lacks. */
export function typedText(text: string): string | null {
  const upper = text.toUpperCase();
  return TYPED.test(upper) ? upper : null;
}
