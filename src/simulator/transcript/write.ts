import type { Entry } from './entries.ts';
import { writeCaller, writeLine } from './grammar.ts';

const WIDEST_LINE = 100;

/** The text of a transcript; parseTranscript reads it back to the same entries. */
export function writeTranscript(entries: readonly Entry[]): string {
  return entries.map((entry) => `${wrap(writeEntry(entry), entry)}\n`).join('');
}

/** One entry on one line, however long. */
export function writeEntry(entry: Entry): string {
  switch (entry.kind) {
    case 'blank':
      return '';
    case 'comment':
      return `# ${entry.text}`.trimEnd();
    case 'caller':
      return `caller ${writeCaller(entry.does)}`;
    case 'line':
      return `line ${writeLine(entry.does)}`;
    case 'carrier':
      return `carrier ${entry.severity} ${entry.code}`;
    case 'check':
    case 'directive':
      return `${entry.word} ${entry.text}`.trimEnd();
  }
}

function wrap(line: string, entry: Entry): string {
  if (line.length <= WIDEST_LINE || entry.kind === 'comment') return line;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > WIDEST_LINE) {
      lines.push(current);
      current = `  ${word}`;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join('\n');
}
