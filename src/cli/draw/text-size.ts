/** Of the letters' height; wide enough for the widest of the system fonts (DejaVu Sans). */
const CHARACTER_WIDTH = 0.58;
const BOLD_CHARACTER_WIDTH = 0.66;

export const LINE_HEIGHT = 14;

/** Roughly, in pixels: nobody has measured the font that the reader will see. */
export function textWidth(text: string, fontSize: number, isBold = false): number {
  const width = isBold ? BOLD_CHARACTER_WIDTH : CHARACTER_WIDTH;
  return Math.ceil(text.length * fontSize * width);
}

/** The text in lines of at most so many characters; a longer word stands alone. */
export function wrapped(text: string, characters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= characters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
