import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestAmountCents, speakMoney } from '../../../src/voice/speak/money.ts';
import { type Locale, speakers } from '../../../src/voice/speak/speakers.ts';
import { heardCents } from './words-to-number.ts';

const locales = Object.keys(speakers) as Locale[];

describe.each(locales)('amounts in %s', (locale) => {
  const golden = readFileSync(new URL(`money.${locale}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => /^(\d+)\.(\d\d) (.+)$/.exec(line)?.slice(1) ?? [line]);

  it('are at least 200 in the table', () => {
    expect(golden.length).toBeGreaterThanOrEqual(200);
  });

  it('are spoken as the table says', () => {
    for (const [dollars, cents, words] of golden) {
      const amountCents = Number(`${dollars}${cents}`);
      expect(`${dollars}.${cents} ${speakMoney(amountCents, locale)}`).toBe(
        `${dollars}.${cents} ${words}`,
      );
    }
  });

  it('are understood as what they are', () => {
    const anyAmount = fc.oneof(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: largestAmountCents }),
      fc.integer({ min: 0, max: 999_999 }).map((thousands) => thousands * 100_000),
    );
    fc.assert(
      fc.property(anyAmount, (amountCents) => {
        expect(heardCents(speakMoney(amountCents, locale), locale)).toBe(amountCents);
      }),
      { numRuns: 2000 },
    );
  });

  it('hold nothing a voice would have to normalise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: largestAmountCents }), (amountCents) => {
        expect(speakMoney(amountCents, locale)).not.toMatch(/[^\p{L}\d ]|\d{4}|\s{2}|^\s|\s$/u);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, largestAmountCents + 1])(
    'refuse %d cents',
    (amountCents) => {
      expect(() => speakMoney(amountCents, locale)).toThrow(
        expect.objectContaining({ code: 'prompt.badArgument' }),
      );
    },
  );
});

it('the listener of these tests is no yes-man', () => {
  expect(heardCents('4,000 dollars', 'en-US')).toBeNull();
  expect(heardCents('4 thousand', 'en-US')).toBeNull();
  expect(heardCents('uno dólar', 'es-US')).toBeNull();
  expect(heardCents('81 dollars and 5 cents', 'en-US')).toBe(8105);
});
