import type { Entry } from './entries.ts';
import { writeEntry } from './write.ts';

const LINES_OF_CONTEXT = 3;

/**
 * The first difference between two transcripts, in words, with what came before; undefined when
 * they tell the same call. Comments, blank lines and how lines are wrapped make no difference.
 */
export function compareTranscripts(
  expected: readonly Entry[],
  actual: readonly Entry[],
): string | undefined {
  const wanted = told(expected);
  const got = told(actual);
  const length = Math.max(wanted.length, got.length);
  for (let index = 0; index < length; index += 1) {
    const [want, have] = [wanted[index], got[index]];
    if (want?.text === have?.text) continue;
    const where = want?.lineNumber ? ` at line ${want.lineNumber}` : '';
    return [
      `The call differs from its transcript${where}:`,
      ...wanted
        .slice(Math.max(0, index - LINES_OF_CONTEXT), index)
        .map(({ text }) => `    ${text}`),
      ...describe('expected', wanted.slice(index)),
      ...describe('actual  ', got.slice(index)),
    ].join('\n');
  }
  return undefined;
}

function told(entries: readonly (Entry & { readonly lineNumber?: number })[]) {
  return entries
    .filter((entry) => entry.kind !== 'blank' && entry.kind !== 'comment')
    .map((entry) => ({ text: writeEntry(entry), lineNumber: entry.lineNumber }));
}

function describe(label: string, rest: readonly { readonly text: string }[]): string[] {
  if (rest.length === 0) return [`  ${label}: (the end)`];
  const lines = rest.slice(0, LINES_OF_CONTEXT).map(({ text }) => text);
  return lines.map((text, index) =>
    index === 0 ? `  ${label}: ${text}` : `${' '.repeat(label.length + 4)}${text}`,
  );
}
