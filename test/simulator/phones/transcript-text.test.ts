import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTranscripts } from '../../../src/simulator/transcript/compare.ts';
import type { Entry } from '../../../src/simulator/transcript/entries.ts';
import { parseTranscript } from '../../../src/simulator/transcript/parse.ts';
import { writeTranscript } from '../../../src/simulator/transcript/write.ts';
import { anyEntry } from './any-entry.ts';

const CALL = `# A member pays one premium by card
clock 2026-03-02 09:30 America/Chicago
world ana owes premium 124.50

caller +15005550101 dials
line Thank you for calling. For English, press 1. Para español, oprima el 2. This sentence is long
  and goes on.
caller presses 1
caller waits
caller waits 1500 ms
line plays https://example.com/tone.wav
line dials +15005550006
carrier warning 12200
caller pays with card approved-visa
caller enters a card ending 1111
caller enters an expiration date
caller enters a wrong postal code
caller hangs up
line says hangs up
line hangs up

store payment 124.50 captured
secrets none
`;

const entries = parseTranscript(CALL);

describe('a .call transcript', () => {
  test('is read into entries with their line numbers', () => {
    expect(entries.slice(4, 8)).toEqual([
      { kind: 'caller', does: { act: 'dials', from: '+15005550101' }, lineNumber: 5 },
      {
        kind: 'line',
        does: {
          act: 'says',
          text:
            'Thank you for calling. For English, press 1. Para español, oprima el 2. ' +
            'This sentence is long and goes on.',
        },
        lineNumber: 6,
      },
      { kind: 'caller', does: { act: 'presses', keys: '1' }, lineNumber: 8 },
      { kind: 'caller', does: { act: 'waits' }, lineNumber: 9 },
    ]);
  });

  test('is written as it was read', () => {
    expect(writeTranscript(entries)).toBe(CALL);
  });

  test('tells words from deeds when the line says a deed', () => {
    const said = entries.filter((entry) => entry.kind === 'line').slice(-2);
    expect(said.map((entry) => entry.does)).toEqual([
      { act: 'says', text: 'hangs up' },
      { act: 'hangs up' },
    ]);
  });

  test('any entries survive being written and read, in lines no wider than 100', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (call) => {
        const text = writeTranscript(call);
        expect(parseTranscript(text).map(({ lineNumber: _, ...entry }) => entry)).toEqual(call);
        for (const line of text.split('\n')) {
          // A comment stays as its writer broke it.
          if (line.length > 100 && !line.startsWith('#'))
            expect(line.trim().split(' ').length, line).toBeLessThan(3);
        }
      }),
    );
  });

  test('may be aligned by hand, and end its lines as Windows does', () => {
    const aligned = 'caller    +15005550101 dials\r\nline      Hello\r\n          there.\r\n';
    expect(
      compareTranscripts(
        parseTranscript(aligned),
        parseTranscript('caller +15005550101 dials\nline Hello there.\n'),
      ),
    ).toBeUndefined();
  });
});

describe('what cannot be read is refused with its line and what was expected', () => {
  test.each([
    ['caller +1 dials\ncaller jumps', 2, /presses KEYS, waits/],
    ['caller presses 12a', 1, /presses KEYS/],
    ['caller', 1, /NUMBER dials/],
    ['caller enters card 4111', 1, /enters card NAME/],
    ['caller presses 4111111111111111#', 1, /card number must not be written/],
    ['line', 1, /what the line says/],
    ['  and on', 1, /continues the one above/],
    ['# a comment\n  and on', 2, /continues the one above/],
    ['line Hello\n\n  and on', 3, /continues the one above/],
    ['Thank you for calling.', 1, /first word in small letters/],
    ['carrier trouble 7', 1, /carrier error CODE/],
  ])('%j', (text, lineNumber, expected) => {
    const parse = () => parseTranscript(text);
    expect(parse).toThrow(expect.objectContaining({ code: 'simulator.badTranscript' }));
    expect(parse).toThrow(new RegExp(`^Transcript line ${lineNumber}: .*`));
    expect(parse).toThrow(expected);
  });
});

describe('comparing', () => {
  const saying = (...words: string[]): Entry[] =>
    words.map((text) => ({ kind: 'line', does: { act: 'says', text } }));

  test('comments, blank lines and wrapping make no difference', () => {
    const bare = entries.filter(({ kind }) => kind !== 'comment' && kind !== 'blank');
    expect(compareTranscripts(entries, bare)).toBeUndefined();
  });

  test('the first difference is shown with what came before and what came instead', () => {
    const expected = parseTranscript('line One\nline Two\n\nline Three\nline Four\nline Five\n');
    const actual = saying('One', 'Two', 'Three', 'Vier', 'Five');
    expect(compareTranscripts(expected, actual)).toBe(
      [
        'The call differs from its transcript at line 5:',
        '    line One',
        '    line Two',
        '    line Three',
        '  expected: line Four',
        '            line Five',
        '  actual  : line Vier',
        '            line Five',
      ].join('\n'),
    );
  });

  test.each([
    ['shorter', saying('One'), saying('One', 'Two'), '  actual  : line Two', '(the end)'],
    ['longer', saying('One', 'Two'), saying('One'), '  expected: line Two', '(the end)'],
  ])('a transcript that is %s differs', (_, expected, actual, ...shown) => {
    for (const part of shown) expect(compareTranscripts(expected, actual)).toContain(part);
  });
});
