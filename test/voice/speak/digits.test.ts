import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakDigits } from '../../../src/voice/speak/digits.ts';

describe('spelled digits', () => {
  it.each([
    ['a member ID', '900000017', '9 0 0, 0 0 0, 0 1 7'],
    ['a bill number', '40018823', '4 0 0 1, 8 8 2 3'],
    ['the last four of a card', '1111', '1 1 1 1'],
    ['a ZIP code', '95814', '9 5 8 1 4'],
    ['a birth date', '01021958', '0 1 0 2, 1 9 5 8'],
    ['one key', '7', '7'],
    ['six', '123456', '1 2 3, 4 5 6'],
    ['seven', '1234567', '1 2 3, 4 5 6 7'],
    ['ten', '1234567890', '1 2 3, 4 5 6, 7 8 9 0'],
    ['eleven', '12345678901', '1 2 3, 4 5 6 7, 8 9 0 1'],
    ['a confirmation number with its own groups', '482-17-9036', '4 8 2, 1 7, 9 0 3 6'],
    ['a reference with letters', 'gv48 2x1', 'G V 4 8, 2 X 1'],
    ['a toll-free number', '+18005550100', '1, 8 0 0, 5 5 5, 0 1 0 0'],
    ['a number abroad', '+442071838750', '4 4 2, 0 7 1, 8 3 8, 7 5 0'],
    ['an amount as keyed', '124*50', '1 2 4, star 5 0'],
    ['pound alone', '#', 'pound'],
  ])('%s', (_what, text, words) => {
    expect(speakDigits(text, 'en-US')).toBe(words);
  });

  it('names keys in Spanish', () => {
    expect(speakDigits('1*#', 'es-US')).toBe('1 asterisco numeral');
  });

  it.each(['', ' - ', '+', '12.5', '9０0', '4$'])('%j cannot be spelled', (text) => {
    const unspellable = expect.objectContaining({ code: 'prompt.badArgument' });
    expect(() => speakDigits(text, 'en-US')).toThrow(unspellable);
  });

  it('does not repeat in its error what may be private', () => {
    expect(() => speakDigits('4111111111111111x.', 'en-US')).toThrow(/^(?!.*4111)/);
  });

  it('loses and adds nothing, and groups in threes and fours only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6,33}$/), (digits) => {
        const spoken = speakDigits(digits, 'en-US');
        expect(spoken.replaceAll(/[ ,]/g, '')).toBe(digits);
        for (const group of spoken.split(', ')) expect(group).toMatch(/^\d( \d){2,3}$/);
      }),
    );
  });
});
