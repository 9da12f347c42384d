import { describe, expect, it } from 'vitest';
import { keyOf, type Shift, shiftAfter } from '../../../src/relay/baudot/code-table.ts';
import { type ReceivedCode, readDigits, readText } from '../../../src/relay/baudot/index.ts';

/** Codes of a text in which < is the letters shift and > the figures shift; no other is added. */
function heard(text: string): ReceivedCode[] {
  let shift: Shift = 'letters';
  return [...text].map((character, index) => {
    const code = character === '<' ? 31 : character === '>' ? 27 : (keyOf(character)?.code ?? 0);
    shift = shiftAfter(code, shift);
    return { code, shift, atMilliseconds: index * 176, confidence: 1, isDoubtful: false };
  });
}

describe('text', () => {
  it.each([
    ['in the shift it came in', '<PAY >$20 <NOW', 'PAY $20 NOW'],
    ['a sender that keeps figures over a space', '<ID >12 345 <OK', 'ID 12 345 OK'],
    ['a sender that shifts after each space', '<ID >12 >345 <OK <GA', 'ID 12 345 OK GA'],
    ['a sender that goes back to letters at a space', '<ID >12 >345 GA', 'ID 12 345 GA'],
    ['the same with an amount that would do', '<ID >12 >345 DUE', 'ID 12 345 DUE'],
    ['a letters shift lost', '<ID >12 MEMBER', 'ID 12 MEMBER'],
    ['figures shifts lost', '<IS 6336 <THE 44459', 'IS 6336 THE 44459'],
    ['words of top row letters', '<IS 11188 <YOUR TYPE QUOTE', 'IS 11188 YOUR TYPE QUOTE'],
    [
      'names of top row letters, nothing lost',
      '<MY NAME IS TERRY PURITT',
      'MY NAME IS TERRY PURITT',
    ],
    ['one-letter words', '<U PAY Q >1 <Q', 'U PAY Q 1 Q'],
    ['nothing', '', ''],
  ])('%s', (_what, codes, text) => {
    expect(readText(heard(codes))).toBe(text);
  });
});

describe('a field of digits', () => {
  it.each([
    ['in figures', '>900000017', '900000017'],
    ['in letters, the shift lost', '<900000017', '900000017'],
    ['shifts within', '>9000<00>017', '900000017'],
    ['an amount', '<$125.40', '$125.40'],
  ])('%s', (_what, codes, digits) => {
    expect(readDigits(heard(codes))).toBe(digits);
  });
});
