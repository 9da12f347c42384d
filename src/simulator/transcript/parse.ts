import { PaylineError } from '../../errors.ts';
import { looksLikeCard } from '../wire/mask.ts';
import {
  type CallerAct,
  CHECK_WORDS,
  type CheckWord,
  type Entry,
  type NumberedEntry,
} from './entries.ts';
import { CALLER_ACTS, readCaller, readLine } from './grammar.ts';
import { withoutCardNumbers } from './typed-cards.ts';

/**
 * Reads a .call transcript. A line indented by two spaces or more continues the line above.
 * @throws PaylineError simulator.badTranscript with the line number and what was expected.
 */
export function parseTranscript(text: string): NumberedEntry[] {
  return joinContinuations(text).map(([lineNumber, line]) => ({
    ...parseLine(line, lineNumber),
    lineNumber,
  }));
}

/** The error of a transcript line that cannot be understood. */
export function badTranscript(lineNumber: number, problem: string): PaylineError {
  return new PaylineError('simulator.badTranscript', `Transcript line ${lineNumber}: ${problem}`);
}

function joinContinuations(text: string): [lineNumber: number, line: string][] {
  const joined: [number, string][] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const [index, line] of lines.entries()) {
    const above = joined.at(-1);
    if (line.trim() === '' || !/^[ \t]/.test(line)) {
      joined.push([index + 1, line.trimEnd()]);
    } else if (!above || above[1] === '' || above[1].startsWith('#')) {
      throw badTranscript(
        index + 1,
        'an indented line continues the one above, but there is none. Remove the spaces in front.',
      );
    } else {
      above[1] += ` ${line.trim()}`;
    }
  }
  return joined;
}

function parseLine(line: string, lineNumber: number): Entry {
  if (line === '') return { kind: 'blank' };
  if (line.startsWith('#')) return { kind: 'comment', text: line.replace(/^# ?/, '') };
  const [, word = '', text = ''] = /^([a-z]+)(?:\s+(.*))?$/u.exec(line) ?? [];
  if (word === '') {
    throw badTranscript(
      lineNumber,
      'expected a first word in small letters: caller, line, carrier, store, gateway, secrets, ' +
        'desk, clock, world; # for a comment; or two spaces to continue the line above.',
    );
  }
  if (word === 'caller') return { kind: 'caller', does: parseCaller(text, lineNumber) };
  if (word === 'line') {
    if (text === '') throw badTranscript(lineNumber, 'expected what the line says or does.');
    return { kind: 'line', does: readLine(text) };
  }
  if (word === 'carrier') return parseCarrier(text, lineNumber);
  return isCheckWord(word) ? { kind: 'check', word, text } : { kind: 'directive', word, text };
}

function parseCaller(text: string, lineNumber: number): CallerAct {
  const does = readCaller(text);
  if (!does) throw badTranscript(lineNumber, `expected what the caller does: ${CALLER_ACTS}.`);
  const hasCard =
    (does.act === 'presses' && does.keys.split(/[*#]/).some(looksLikeCard)) ||
    (does.act === 'types' && withoutCardNumbers(does.text, {}) !== does.text);
  if (hasCard) {
    throw badTranscript(
      lineNumber,
      'a card number must not be written down. Write "caller enters card NAME" or "caller types ' +
        'card NAME" with the name of a test card.',
    );
  }
  return does;
}

function parseCarrier(text: string, lineNumber: number): Entry {
  const [, severity, code] = /^(error|warning) (\d+)$/.exec(text) ?? [];
  if (severity !== 'error' && severity !== 'warning') {
    throw badTranscript(lineNumber, 'expected "carrier error CODE" or "carrier warning CODE".');
  }
  return { kind: 'carrier', severity, code: Number(code) };
}

function isCheckWord(word: string): word is CheckWord {
  return (CHECK_WORDS as readonly string[]).includes(word);
}
