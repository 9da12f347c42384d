import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/voice/lint-reading.ts';
import { syllablesOf } from '../../src/voice/syllables.ts';

describe('syllables', () => {
  it.each([
    ['press', 1],
    ['owed', 1],
    ['charged', 1],
    ['posted', 2],
    ['rates', 1],
    ['changes', 2],
    ['possible', 3],
    ['premium', 3],
    ['January', 4],
    ['statement', 2],
    ['paying', 2],
    ['being', 2],
    ['social', 2],
    ['period', 3],
    ['confirmation', 4],
    ['emergency', 4],
    ['agree', 2],
    ['the', 1],
    ['I', 1],
    ['household', 2],
    ['7', 2],
    ['11', 3],
    ['25', 3],
    ['70', 3],
    ['100', 3],
    ['124', 6],
    ['1958', 4],
  ])('of "%s": %d', (word, count) => {
    expect(syllablesOf(word, 'en-US')).toBe(count);
  });

  it.each([
    ['oprima', 3],
    ['oír', 2],
    ['oí', 2],
    ['aún', 2],
    ['línea', 3],
    ['todavía', 4],
    ['cuenta', 2],
    ['ciento', 2],
    ['veinticuatro', 4],
    ['seis', 1],
    ['hoy', 1],
    ['ayude', 3],
    ['que', 1],
    ['quien', 1],
    ['guarde', 2],
    ['pague', 2],
    ['correo', 3],
    ['reembolso', 4],
    ['días', 2],
    ['hospitalización', 6],
    ['continúa', 4],
    ['y', 1],
    ['2', 1],
    ['10', 4],
  ])('de "%s": %d', (word, count) => {
    expect(syllablesOf(word, 'es-US')).toBe(count);
  });
});

describe('how hard a text is to follow', () => {
  it('is worked out as the formulas say', () => {
    // 10 words, 2 sentences, 12 syllables: 0.39 · 5 + 11.8 · 1.2 − 15.59.
    const english = readingOf('You owe us ten dollars now. Will you pay today?', 'en-US');
    expect(english?.measure).toBe('is for grade 0.5');
    // 10 words, 2 sentences, 17 syllables: 206.835 − 62.3 · 1.7 − 5.
    const spanish = readingOf('Usted nos debe diez dólares. Por favor, pague hoy mismo.', 'es-US');
    expect(spanish?.measure).toBe('has 95.9 INFLESZ points');
  });

  it('counts spelled digits as one figure, and the names of cards as short ones', () => {
    const one = readingOf('The card is a Visa ending 5. Your number is 5.', 'en-US');
    const long = 'The card is a American Express ending 5. Your number is 9 6 3 9 6 3 0 2.';
    expect(readingOf(long, 'en-US')).toEqual(one);
  });

  it('is not said of a few words', () => {
    expect(readingOf('Identification confirmed.', 'en-US')).toBeNull();
  });
});
