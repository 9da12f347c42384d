import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConfirmation } from '../flows/rules/confirmations.ts';
import { createIdentifiers } from '../src/ids.ts';
import { HandClock } from './support/hand-clock.ts';

/** Random bytes that a test chooses. */
const given = (bytes: readonly number[]) => (count: number) =>
  Uint8Array.from({ length: count }, (_, place) => bytes[place] ?? 0);

function confirmationOf(bytes: readonly number[]): string {
  return createIdentifiers(new HandClock(), given(bytes)).confirmation();
}

const anyConfirmation = fc
  .array(fc.nat(255), { minLength: 7, maxLength: 7 })
  .map((bytes) => confirmationOf(bytes));

describe('a confirmation number', () => {
  it('is eight digits with the right check digit', () => {
    fc.assert(
      fc.property(anyConfirmation, (confirmation) => {
        expect(confirmation).toMatch(/^\d{8}$/);
        expect(isConfirmation(confirmation)).toBe(true);
      }),
    );
  });

  it('with any one digit misheard is not ours', () => {
    fc.assert(
      fc.property(
        anyConfirmation,
        fc.nat(7),
        fc.integer({ min: 1, max: 9 }),
        (right, place, by) => {
          const digits = [...right].map(Number);
          digits[place] = ((digits[place] ?? 0) + by) % 10;
          expect(isConfirmation(digits.join(''))).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('with two different neighbours swapped is not ours', () => {
    fc.assert(
      fc.property(anyConfirmation, fc.nat(6), (right, place) => {
        const [one = '', other = ''] = right.slice(place, place + 2);
        fc.pre(one !== other);
        const swapped = right.slice(0, place) + other + one + right.slice(place + 2);
        expect(isConfirmation(swapped)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['', '1234567', '123456789', '0000000a', '００００００００', ' 00000000'])(
    '"%s" is none',
    (text) => expect(isConfirmation(text)).toBe(false),
  );

  it('is hardly ever the same twice', () => {
    const identifiers = createIdentifiers(new HandClock());
    const numbers = new Set(Array.from({ length: 200 }, () => identifiers.confirmation()));
    expect(numbers.size).toBeGreaterThan(195);
  });
});

describe('a ULID', () => {
  const ulidAt = (milliseconds: number, bytes: readonly number[] = []) =>
    createIdentifiers({ now: () => milliseconds, sleep: async () => {} }, given(bytes)).ulid();

  it('has 26 characters of Crockford’s alphabet', () => {
    expect(ulidAt(Date.UTC(2026, 2, 2), [31, 0, 255])).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it.each([
    ['one millisecond', 1_772_463_600_000, 1_772_463_600_001],
    ['a day', 1_772_463_600_000, 1_772_550_000_000],
    ['where a place carries over', 31, 32],
  ])('that is younger by %s sorts later, whatever its random part', (_, earlier, later) => {
    const largest = Array.from({ length: 16 }, () => 31);
    expect(ulidAt(earlier, largest) < ulidAt(later)).toBe(true);
  });

  it('tells its time as the specification does', () => {
    expect(ulidAt(1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41');
  });
});
