import { describe, expect, test } from 'vitest';
import { isTurnOver, readTurn } from '../../../src/simulator/relay/user-turn.ts';

describe('a turn is over', () => {
  test.each(['1 GA', '1GA', 'ga', '900000017# GA', 'SK', 'TNX SKSK', 'GA OR SK', 'THANK YOU GA.'])(
    'with %s',
    (typed) => expect(isTurnOver(typed)).toBe(true),
  );

  test.each(['', '1', 'SARATOGA', 'ASK', 'GA PLS WAIT'])('not with %s', (typed) =>
    expect(isTurnOver(typed)).toBe(false),
  );
});

describe('a turn is read as', () => {
  const keys = (pressed: string) => ({ does: 'keys', keys: pressed });
  const says = (text: string) => ({ does: 'says', text });

  test.each([
    ['1 GA', [keys('1')]],
    ['900000017# GA', [keys('900000017#')]],
    ['900-000-017 POUND GA', [keys('900000017 #')]],
    ['STAR GA', [keys('*')]],
    ['REPEAT PLS GA', [keys('*')]],
    ['AGENT GA', [keys('0')]],
    ['PLS PRESS 0 GA', [keys('0')]],
    ['1 2 1 GA', [keys('1 2 1')]],
    ['# GA', [keys('#')]],
    ['SAY ANA REYES. I AGREE POUND GA', [says('ANA REYES. I AGREE'), keys('#')]],
    ['1 SAY I AGREE # GA', [keys('1'), says('I AGREE'), keys('#')]],
    ['ANA REYES GA', [says('ANA REYES')]],
    ['GA', []],
  ])('%s', (typed, wishes) => expect(readTurn(typed)).toEqual({ wishes, ends: false }));

  test.each(['SK', 'TNX BYE SK', 'SKSK', '1 SK'])('the end by %s', (typed) =>
    expect(readTurn(typed).ends).toBe(true),
  );

  test('a question whether to end, which is none', () => {
    expect(readTurn('1 GA OR SK').ends).toBe(false);
  });
});
