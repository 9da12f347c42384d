import { describe, expect, it } from 'vitest';
import { characterOf, keyOf } from '../../../src/relay/baudot/code-table.ts';
import { codesOf, encodeText, sendableText } from '../../../src/relay/baudot/index.ts';
import { mulawSamples } from '../../../src/relay/baudot/mulaw.ts';
import { textIn } from './hearing.ts';

const LTRS = 31;
const FIGS = 27;
const SP = 4;

describe('the code table', () => {
  it.each([
    ['letters', 'E\nA SIU\rDRJNFCKTZLWHYPQOBGMXV'],
    ['figures', '3\n- 87\r$4\',!:(5")2=6019?+./;'],
  ] as const)('%s', (shift, characters) => {
    const codes = Array.from({ length: 32 }, (_, code) => code);
    expect(codes.map((code) => characterOf(code, shift)).join('')).toBe(characters);
  });

  it.each([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -$,!:()"?\'./;\r\n'])(
    'sends %j',
    (character) => {
      expect(keyOf(character)).not.toBeNull();
    },
  );

  it.each([...'#=&+*\u0007@%'])('never sends %j, which prints differently', (character) => {
    expect(keyOf(character)).toBeNull();
  });
});

it.each([
  ['Hello, José!', 'HELLO, JOSE!'],
  ['a & b', 'A AND B'],
  ['“yes” – no…', '"YES" - NO...'],
  ['ID #4', 'ID NBR 4'],
  ['5% = x', '5 PERCENT IS X'],
  ['one\ntwo', 'ONE\r\nTWO'],
  ['☎~*', ''],
])('%j is sent as %j', (text, sent) => {
  expect(sendableText(text)).toBe(sent);
});

describe('shifts', () => {
  it.each([
    ['A', [LTRS, 3]],
    ['1', [FIGS, 23]],
    ['A1', [LTRS, 3, FIGS, 23]],
    ['A A', [LTRS, 3, SP, LTRS, 3]],
    ['1 1', [FIGS, 23, SP, FIGS, 23]],
    ['A  ', [LTRS, 3, SP]],
    ['A\nA', [LTRS, 3, 8, 2, LTRS, 3]],
  ])('%j: first of all, and after each space and line', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('come again after at most 72 codes', () => {
    const codes = codesOf('1'.repeat(300));
    const places = codes.flatMap((code, index) => (code === FIGS ? [index] : []));
    expect(places).toEqual([0, 72, 144, 216, 288]);
  });
});

describe('audio', () => {
  const samplesOf = (audio: Uint8Array) => [...audio].map((code) => mulawSamples[code] ?? 0);

  it('is 150 ms of mark, 176 ms a code, 300 ms of mark', () => {
    expect(encodeText('A1').length).toBe((150 + 4 * 176 + 300) * 8);
    expect(encodeText('').length).toBe(0);
  });

  it.each([0, -10, -13, -20, -45])('has the level asked for, %i dBm0', (levelDbm0) => {
    const samples = samplesOf(encodeText('LEVEL', { levelDbm0 }));
    const rms = Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
    const fullScaleDb = 20 * Math.log10((rms * Math.SQRT2) / 32_124) + 3.17;
    expect(Math.abs(fullScaleDb - levelDbm0)).toBeLessThan(0.5);
  });

  it('has no jump of phase: no step is greater than a step of space', () => {
    const samples = samplesOf(encodeText('THE QUICK BROWN FOX', { levelDbm0: 0 }));
    const greatest = Math.max(
      ...samples.map((x, index) => Math.abs(x - (samples[index - 1] ?? 0))),
    );
    const peak = Math.max(...samples);
    expect(greatest).toBeLessThanOrEqual(2 * peak * Math.sin((Math.PI * 1800) / 8000) * 1.04);
  });

  it('is read back by our receiver', () => {
    const text = 'HEALTH PLAN PAY LINE. TYPE MEMBER ID (9 DIGITS), $125.40 DUE 6/3 Q 1 OK GA';
    expect(textIn(encodeText(text))).toBe(text);
  });
});
