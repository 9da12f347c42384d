import { describe, expect, it } from 'vitest';
import { keyedAmountCents } from '../../../flows/rules/amounts.ts';

describe('an amount keyed on a phone', () => {
  it.each([
    ['124*50', 12_450],
    ['124*5', 12_450],
    ['124*05', 12_405],
    ['124*', 12_400],
    ['124', 12_400],
    ['*50', 50],
    ['*05', 5],
    ['0*01', 1],
    ['007', 700],
    ['9999999*99', 999_999_999],
  ])('%s is %i cents', (keys, cents) => {
    expect(keyedAmountCents(keys)).toBe(cents);
  });

  it.each([
    ['nothing', ''],
    ['the point alone', '*'],
    ['zero dollars', '0'],
    ['zero cents', '0*00'],
    ['two points', '12**50'],
    ['two points apart', '1*2*5'],
    ['three decimals', '12*345'],
    ['more than the line takes', '12345678'],
    ['a pound inside', '12#50'],
    ['a letter', '12a'],
    ['a sign', '-5'],
    ['full-width digits', '１２'],
  ])('%s is no amount', (_what, keys) => {
    expect(keyedAmountCents(keys)).toBeNull();
  });
});
