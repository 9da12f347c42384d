import cardValidator from 'card-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsCard, looksLikeCard, scrubCardNumbers } from '../src/card-numbers.ts';

/** The cards a Generic Pay Connector accepts in TEST mode, and Stripe's best-known one. */
const testCards = [
  '4111111111111111',
  '4242424242424242',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '6011111111111117',
  '3056930009020004',
  '3566002020360505',
  '6200000000000005',
  '6771798021000008',
];

describe('looksLikeCard', () => {
  it.each(testCards)('knows %s', (card) => {
    expect(looksLikeCard(card)).toBe(true);
  });

  it.each([
    ['900000017', 'a member ID'],
    ['4111111111111112', 'a wrong check digit'],
    ['1767225600000', 'a time in milliseconds'],
    ['0000000000000000', 'zeros: right check digit, no issuer'],
    ['41111111111', 'eleven digits'],
    ['4111 1111 1111 1111', 'separators are not digits'],
    ['４１１１１１１１１１１１１１１１', 'full-width digits are not keys'],
    ['', 'nothing'],
  ])('does not take %s: %s', (digits) => {
    expect(looksLikeCard(digits)).toBe(false);
  });

  it('knows every number that card-validator calls valid', () => {
    const starts = ['4', '51', '55', '2221', '2720', '34', '37', '300', '36', '38', '6011', '644']
      .concat(['65', '3528', '3589', '2131', '1800', '62', '50', '56', '58', '63', '2200'])
      .concat(['9792', '606282', '637095', '589562', '506099', '650002', '401178']);
    let valid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...starts), digitsOf(7, 19), (start, rest) => {
        const card = withCheckDigit((start + rest).slice(0, 18));
        if (!cardValidator.number(card).isValid) return;
        valid += 1;
        expect(looksLikeCard(card), card).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(valid).toBeGreaterThan(500);
  });
});

describe('holdsCard', () => {
  it.each([
    ['4111111111111111', true],
    ['41111111111111111226', true],
    ['41111111111111111226123', true],
    ['4111111111111111123', true],
    ['900000017', false],
    ['19790412', false],
    ['90000001741111111111111111226', true],
    ['04111111111111111122612345', true],
    ['4111111111111111*1226', true],
    ['676770000002', false],
    ['111111111111111111111111111111', false],
  ])('%s: %s', (keys, expected) => {
    expect(holdsCard(keys)).toBe(expected);
  });
});

describe('scrubCardNumbers', () => {
  it.each([
    ['card 4111111111111111 typed', 'card [card …1111] typed'],
    ['4111 1111 1111 1111', '[card …1111]'],
    ['4111-1111-1111-1111', '[card …1111]'],
    ['4111.1111.1111.1111', '[card …1111]'],
    ['4111+1111+1111+1111', '[card …1111]'],
    ['4111 - 1111 - 1111 - 1111', '[card …1111]'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '[card …1111]'],
    ['4111\u00a01111\u00a01111\u00a01111', '[card …1111]'],
    ['４１１１１１１１１１１１１１１１', '[card …1111]'],
    ['٤١١١١١١١١١١١١١١١', '[card …1111]'],
    ['x4111111111111111y', 'x[card …1111]y'],
    ['"Digits":"378282246310005"', '"Digits":"[card …0005]"'],
    ['12 4111 1111 1111 1111 12/26', '12 [card …1111] 12/26'],
    ['41111111111111111226', '[card …1111]1226'],
    ['90000001741111111111111111226', '900000017[card …1111]1226'],
    ['4111111111111111, 5555555555554444', '[card …1111], [card …4444]'],
    ['4111111111111111 5555555555554444', '[card …1111] [card …4444]'],
  ])('%s becomes %s', (text, scrubbed) => {
    expect(scrubCardNumbers(text)).toBe(scrubbed);
  });

  it.each([
    'from +14155550123 to +18005550100',
    '2026-08-21T12:34:56.789Z took 1767225600000',
    'amounts 12.50 124.51',
    'member 900000017 born 1979-04-12',
    '4111111111111112',
  ])('leaves %s', (text) => {
    expect(scrubCardNumbers(text)).toBe(text);
  });

  it('leaves every SID, ULID and UUID', () => {
    const hex = (length: number) =>
      fc.string({
        unit: fc.constantFrom(...'01234567899999888abcdef'),
        minLength: length,
        maxLength: length,
      });
    const sid = fc.tuple(fc.constantFrom('CA', 'AC', 'PK'), hex(32)).map((parts) => parts.join(''));
    // A SID whose hex is a card number with letters to the right must survive too.
    const awkward = hex(16).map((tail) => `CA4111111111111111${tail}`);
    // Made before the year 3084; one of digits alone comes once in 10^12.
    const ulid = fc
      .ulid()
      .map((id) => `0${id.slice(1)}`)
      .filter((id) => /[A-Z]/.test(id));
    fc.assert(
      fc.property(fc.oneof(sid, awkward, ulid, fc.uuid()), (id) => {
        const text = `call ${id}: /voice/turn?c=${id}&x={"id":"${id}"}`;
        expect(scrubCardNumbers(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every card number in any text around it', () => {
    const separator = fc.constantFrom('', ' ', '-', '.');
    const around = fc.string({ unit: 'binary' }).filter((text) => !/[\p{Nd} \t.\-_+]/u.test(text));
    fc.assert(
      fc.property(generatedCard(), separator, around, around, (card, between, before, after) => {
        const written = card.replace(/(.{4})(?=.)/g, `$1${between}`);
        const scrubbed = scrubCardNumbers(`${before}${written}${after}`);
        expect(scrubbed).toBe(`${before}[card …${card.slice(-4)}]${after}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('is quick on a hostile line', () => {
    const line = `${'1234567890 '.repeat(2000)}${'9'.repeat(5000)}`;
    const started = performance.now();
    scrubCardNumbers(line);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

function digitsOf(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
}

function generatedCard(): fc.Arbitrary<string> {
  const visa = digitsOf(14, 14).map((rest) => withCheckDigit(`4${rest}`));
  const mastercard = digitsOf(13, 13).map((rest) => withCheckDigit(`53${rest}`));
  const amex = digitsOf(12, 12).map((rest) => withCheckDigit(`37${rest}`));
  const discover = digitsOf(11, 14).map((rest) => withCheckDigit(`6011${rest}`));
  return fc.oneof(visa, mastercard, amex, discover);
}

function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}
