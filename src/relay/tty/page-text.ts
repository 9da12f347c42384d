import { sendableText } from '../baudot/index.ts';

/** A TTY's display and paper are narrow; longer lines would be cut at any place. */
const LINE_CHARACTERS_MOST = 60;

/** Lines as they are sent: wrapped at words, CR LF between them, GA where an answer is wanted. */
export function pageText(lines: readonly string[], givesWord: boolean): string {
  const sentences = lines.map(sendableText).filter((line) => line.trim() !== '');
  if (sentences.length === 0) return givesWord ? 'GA' : '';
  const said = givesWord ? [...sentences.slice(0, -1), `${sentences.at(-1)} GA`] : sentences;
  return said.flatMap((line) => line.split('\r\n').flatMap(wrapped)).join('\r\n');
}

function wrapped(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE_CHARACTERS_MOST) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
