const MARK_HERTZ = 1_400;
const SPACE_HERTZ = 1_800;
/** 45.45 baud. */
export const BIT_SECONDS = 0.022;
const DATA_BITS = 5;
/** An hour of text that comes at once must not chirp for an hour. */
const CHARACTERS_MOST = 60;

/**
 * The frequencies in Hz, one a bit of 22 ms, that stand for a text on a TTY line: start bit, five
 * data bits, two stop bits. For the ear alone: the bits are the character's own and not Baudot,
 * since the page never decides what the far end reads.
 */
export function chirpHertz(text: string): readonly number[] {
  return [...text].slice(0, CHARACTERS_MOST).flatMap((character) => {
    const code = character.charCodeAt(0);
    const data = Array.from({ length: DATA_BITS }, (_, bit) =>
      (code >> bit) % 2 === 1 ? MARK_HERTZ : SPACE_HERTZ,
    );
    return [SPACE_HERTZ, ...data, MARK_HERTZ, MARK_HERTZ];
  });
}
