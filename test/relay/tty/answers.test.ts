import { describe, expect, it } from 'vitest';
import { createDecoder, type ReceivedCode } from '../../../src/relay/baudot/index.ts';
import { fieldAnswer, grouped } from '../../../src/relay/tty/field-answer.ts';
import { menuAnswer, yesOrNo } from '../../../src/relay/tty/menu-answer.ts';
import { sendByTestTty, toMulaw } from './test-modem.ts';

const UNREADABLE = { type: 'unreadable' };

/** As our decoder hears what another's modem sends. */
function typed(text: string, shifts: 'afterSpace' | 'asNeeded' = 'afterSpace'): ReceivedCode[] {
  const decoder = createDecoder();
  return [...decoder.push(toMulaw(sendByTestTty(text, { shifts }))), ...decoder.end()];
}

/** Heard without the shift before figures. */
function withoutShifts(text: string): ReceivedCode[] {
  return typed(text)
    .filter(({ code }) => code !== 27)
    .map((code) => ({ ...code, shift: 'letters' }) as const);
}

describe('a field', () => {
  it.each([
    ['900000017 GA', 9, '900000017', '900 000 017'],
    ['900 000 017', 9, '900000017', '900 000 017'],
    ['900-000-017GA', 9, '900000017', '900 000 017'],
    ['MY ID IS 900000017 THX GA', 9, '900000017', '900 000 017'],
    ['125.40 GA', null, '125*40', '$125.40'],
    ['$1,250.4 GA', null, '1250*4', '$1250.40'],
    ['$50', null, '50', '$50.00'],
    ['50', null, '50', '50'],
    ['06/03/1958 GA', 8, '06031958', '06/03/1958'],
    ['6/3/1958', 8, '06031958', '06/03/1958'],
    ['6 3 1958', 8, '06031958', '06/03/1958'],
    ['06031958', 8, '06031958', '0603 1958'],
    ['94110 GA', 5, '94110', '94110'],
  ] as const)('reads %s (of %s digits) as %s', (text, digits, keys, shown) => {
    expect(fieldAnswer(typed(text), digits)).toEqual({ type: 'value', keys, shown });
    expect(fieldAnswer(typed(text, 'asNeeded'), digits)).toEqual({ type: 'value', keys, shown });
  });

  it('reads one digit as a value only where a value may be so short', () => {
    expect(fieldAnswer(typed('9 GA'), null)).toMatchObject({ type: 'value', keys: '9' });
    const doubtful = typed('9 GA').map((code) => ({ ...code, isDoubtful: true }));
    expect(fieldAnswer(doubtful, 9)).toEqual(UNREADABLE);
  });

  it('reads digits whose shift was lost', () => {
    expect(fieldAnswer(withoutShifts('900000017 GA'), 9)).toMatchObject({ keys: '900000017' });
    expect(fieldAnswer(withoutShifts('06/03/1958'), 8)).toMatchObject({ keys: '06031958' });
    expect(fieldAnswer(withoutShifts('125.40 GA'), null)).toMatchObject({ keys: '125*40' });
  });

  it.each([['WHAT IS THAT GA'], ['WAIT GA'], ['I HAVE NO ID GA']])('does not read %s', (text) => {
    expect(fieldAnswer(typed(text), 9)).toEqual(UNREADABLE);
    expect(fieldAnswer(typed(text), null)).toEqual(UNREADABLE);
  });

  it.each([
    ['GA', { type: 'again' }],
    ['0', { type: 'key', key: '0' }],
    ['9 GA', { type: 'key', key: '9' }],
    ['SKIP GA', { type: 'key', key: '#' }],
    ['HD', { type: 'hold' }],
    ['BYE SKSK', { type: 'end' }],
  ])('takes %s as a word', (text, answer) => {
    expect(fieldAnswer(typed(text), 9)).toEqual(answer);
  });

  it('is shown in groups', () => {
    expect(['12', '1234', '12345678', '441709253310', '900000017'].map(grouped)).toEqual([
      ...['12', '1234', '1234 5678', '4417 0925 3310', '900 000 017'],
    ]);
  });
});

describe('a menu', () => {
  it.each([
    ['1', '1'],
    ['1GA', '1'],
    ['2 PLS GA', '2'],
    ['THREE', '3'],
    ['DOS GA', '2'],
    ['?', '*'],
    ['AGENT', '0'],
  ])('takes %s for %s', (text, key) => {
    expect(menuAnswer(typed(text))).toEqual({ type: 'key', key });
  });

  it('reads a digit whose shift was lost, but never Q as 1 or Y as 6', () => {
    expect(menuAnswer(withoutShifts('2'))).toEqual({ type: 'key', key: '2' });
    expect(menuAnswer(withoutShifts('1'))).toEqual({ type: 'key', key: '*' });
    expect(menuAnswer(withoutShifts('6'))).toEqual(UNREADABLE);
  });

  it.each([['12'], ['1 2'], ['YES'], ['PAY'], ['X']])('does not guess at %s', (text) => {
    expect(menuAnswer(typed(text))).toEqual(UNREADABLE);
  });

  it('does not act on a character that a bit was lost of', () => {
    const codes = typed('1 GA').map((code) => ({ ...code, isDoubtful: code.code === 23 }));
    expect(menuAnswer(codes)).toEqual(UNREADABLE);
    expect(yesOrNo(codes)).toEqual(UNREADABLE);
  });

  it('knows yes and no where they can only mean one thing', () => {
    for (const yes of ['YES GA', 'Y', 'OK', 'SI GA', '1']) {
      expect(yesOrNo(typed(yes))).toEqual({ type: 'key', key: '1' });
    }
    for (const no of ['NO GA', 'N', '2'])
      expect(yesOrNo(typed(no))).toEqual({ type: 'key', key: '2' });
  });
});
