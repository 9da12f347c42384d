import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDigit, isConfirmation } from '../../flows/rules/confirmations.ts';

const sevenDigits = fc.stringMatching(/^\d{7}$/);

it('a number with its check digit can be ours', () => {
  fc.assert(fc.property(sevenDigits, (digits) => isConfirmation(digits + checkDigit(digits))));
});

it('notices one wrong digit, wherever it is', () => {
  const one = fc.tuple(sevenDigits, fc.nat(7), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(one, ([digits, place, change]) => {
      const number = digits + checkDigit(digits);
      const wrong = (Number(number[place]) + change) % 10;
      return !isConfirmation(number.slice(0, place) + wrong + number.slice(place + 1));
    }),
  );
});

it('notices two neighbours that changed places', () => {
  fc.assert(
    fc.property(sevenDigits, fc.nat(6), (digits, place) => {
      const number = digits + checkDigit(digits);
      const [one = '', other = ''] = [number[place], number[place + 1]];
      fc.pre(one !== other);
      return !isConfirmation(number.slice(0, place) + other + one + number.slice(place + 2));
    }),
  );
});

it.each(['', '0', '4410273', '441027300', '4410273O', ' 44102730'])('%j is none', (text) => {
  expect(isConfirmation(text)).toBe(false);
});
