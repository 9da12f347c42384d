import { describe, expect, it } from 'vitest';
import { maskCards, maskDigits, maskedParts, maskedWords } from '../../src/web/call/card-mask.ts';

describe('a card number typed as text', () => {
  it.each([
    ['4111 1111 1111 1111 GA', '•••• •••• •••• •••• GA'],
    ['VISA 4111-1111-1111-1111', 'VISA ••••-••••-••••-••••'],
    ['3782  822463  10005', '••••  ••••••  •••••'],
    ['4222222222222', '•••••••••••••'],
    ['•••• •••• •••• 1111', '•••• •••• •••• ••••'],
  ])('%s is hidden', (typed, shown) => expect(maskCards(typed)).toBe(shown));

  it.each([
    ['a member ID', '900000017 GA'],
    ['a confirmation number', 'U TYPED 4417 0925 3310. TYPE 1 OK 2 RETYPE GA'],
    ['amounts and dates', 'BILL 7 $125.40 DUE 06/03/2026, BILL 8 $1,200.00 DUE 07/01/2026'],
  ])('is not seen in %s', (_, text) => expect(maskCards(text)).toBe(text));
});

it('every digit is hidden while a private entry is taken', () => {
  expect(maskDigits('CODE 123 GA')).toBe('CODE ••• GA');
});

describe('hidden digits', () => {
  it('are counted for the ear', () => {
    expect(maskedWords('CARD •••• •••• •••• •••• GA')).toBe('CARD 16 hidden digits GA');
    expect(maskedWords('•')).toBe('1 hidden digit');
  });

  it('are parts of their own', () => {
    expect(maskedParts('A ••• B')).toEqual([
      { text: 'A ', hiddenDigits: 0 },
      { text: '•••', hiddenDigits: 3 },
      { text: ' B', hiddenDigits: 0 },
    ]);
  });
});
