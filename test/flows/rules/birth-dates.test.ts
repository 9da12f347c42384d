import { describe, expect, it } from 'vitest';
import { isZip, keyedBirthDate } from '../../../flows/rules/birth-dates.ts';

const TODAY = '2026-11-24';

describe('a birth date keyed as MMDDYYYY', () => {
  it.each([
    ['01021958', '1958-01-02'],
    ['12311999', '1999-12-31'],
    ['02292000', '2000-02-29'],
    ['02292024', '2024-02-29'],
    ['11242026', TODAY],
    ['11241896', '1896-11-24'],
  ])('%s is %s', (keys, date) => {
    expect(keyedBirthDate(keys, TODAY)).toBe(date);
  });

  it.each([
    ['29 February of a common year', '02292023'],
    ['29 February of a century that is none', '02291900'],
    ['31 April', '04311980'],
    ['month 13', '13011980'],
    ['month 0', '00011980'],
    ['day 0', '01001980'],
    ['day first, as in Europe', '31121980'],
    ['year first', '19580102'],
    ['tomorrow', '11252026'],
    ['more than 130 years ago', '11231896'],
    ['a year of two digits', '010258'],
    ['seven digits', '1021958'],
    ['nine digits', '010219580'],
    ['a star in it', '01*21958'],
  ])('%s is none', (_what, keys) => {
    expect(keyedBirthDate(keys, TODAY)).toBeNull();
  });
});

describe('a ZIP code', () => {
  it.each(['94110', '00501'])('%s is one', (keys) => {
    expect(isZip(keys)).toBe(true);
  });

  it.each(['9411', '941100', '9411*', '', '９４１１０'])('%s is none', (keys) => {
    expect(isZip(keys)).toBe(false);
  });
});
