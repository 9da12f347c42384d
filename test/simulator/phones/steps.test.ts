import { describe, expect, test } from 'vitest';
import { parseSteps } from '../../../src/simulator/steps.ts';

describe('STEP words', () => {
  test.each([
    ['900000017#', { kind: 'keys', keys: '900000017#' }],
    ['*', { kind: 'keys', keys: '*' }],
    ['-', { kind: 'silence' }],
    ['hangup', { kind: 'hangup' }],
    ['type:hello ga', { kind: 'types', text: 'HELLO GA' }],
    ['wait:0', { kind: 'wait', milliseconds: 0 }],
    ['wait:1500', { kind: 'wait', milliseconds: 1500 }],
    ['0'.repeat(500), { kind: 'keys', keys: '0'.repeat(500) }],
  ])('%s', (word, step) => {
    expect(parseSteps([word])).toEqual([step]);
  });

  test.each([
    'five',
    '12a',
    '',
    ' 1',
    '１２３',
    '1\n2',
    'wait:',
    'wait:-5',
    'wait:1e3',
    'wait:14400001',
    'type:',
    'type:ñ',
    'HANGUP',
    '--',
    '\x1b[2J',
  ])('%j is refused, and the message says where and what is allowed', (word) => {
    const parse = () => parseSteps(['1', word]);
    expect(parse).toThrow(expect.objectContaining({ code: 'simulator.badStep' }));
    expect(parse).toThrow(/^Step 2 is ".*" *, which.*keys \(0-9 \* #.*wait:MS.*hangup/);
  });

  test('a refused step shows no card number, no control character and no endless text', () => {
    const message = (word: string) => {
      try {
        return String(parseSteps([word]));
      } catch (error) {
        return String(error);
      }
    };
    expect(message('4111-1111-1111-1111')).toContain('xxxxxxxxxxxx1111');
    expect(message('\x1b[31mred')).not.toContain('\x1b');
    expect(message('x'.repeat(9999)).length).toBeLessThan(300);
  });
});
