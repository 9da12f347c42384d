import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendableText } from '../../../src/relay/baudot/index.ts';
import { speakDate, speakMonth, speakTime } from '../../../src/voice/speak/dates.ts';
import { speakDigits } from '../../../src/voice/speak/digits.ts';
import { largestAmountCents, speakMoney } from '../../../src/voice/speak/money.ts';
import {
  type DayHours,
  speakOfficeHours,
  zoneAbbreviation,
} from '../../../src/voice/speak/office-hours.ts';

const today = '2026-07-01';

describe('a TTY shows', () => {
  it.each([
    ['nothing', 0, '$0.00'],
    ['one cent', 1, '$0.01'],
    ['whole dollars', 2500, '$25.00'],
    ['dollars and cents', 12540, '$125.40'],
    ['thousands', 123450, '$1,234.50'],
    ['the most there is', largestAmountCents, '$999,999,999.99'],
  ])('an amount of %s', (_what, amountCents, shown) => {
    expect(speakMoney(amountCents, 'en-US', 'tty')).toBe(shown);
    expect(speakMoney(amountCents, 'es-US', 'tty')).toBe(shown);
  });

  it.each([
    ['2026-06-03', 'JUN 3', '3 JUN'],
    ['2027-06-03', 'JUN 3 2027', '3 JUN 2027'],
    ['2026-01-31', 'JAN 31', '31 ENE'],
    ['2026-04-30', 'APR 30', '30 ABR'],
    ['2026-08-01', 'AUG 1', '1 AGO'],
    ['2025-12-31', 'DEC 31 2025', '31 DIC 2025'],
  ])('the date %s', (date, english, spanish) => {
    expect(speakDate(date, today, 'en-US', 'tty')).toBe(english);
    expect(speakDate(date, today, 'es-US', 'tty')).toBe(spanish);
  });

  it.each([
    ['2026-06-01', 'JUN', 'JUN'],
    ['2026-12-01', 'DEC', 'DIC'],
    ['2027-01-01', 'JAN 2027', 'ENE 2027'],
  ])('the month of %s', (date, english, spanish) => {
    expect(speakMonth(date, today, 'en-US', 'tty')).toBe(english);
    expect(speakMonth(date, today, 'es-US', 'tty')).toBe(spanish);
  });

  it.each([
    ['a member ID', '900000017', '900 000 017'],
    ['a bill number', '40018823', '4001 8823'],
    ['the last four of a card', '1111', '1111'],
    ['a confirmation number with its own groups', '482-17-9036', '482 17 9036'],
    ['a telephone number, without its country', '+18005550100', '800 555 0100'],
    ['a number abroad', '+442071838750', '442 071 838 750'],
    ['an amount as keyed', '124*50', '124 STAR 50'],
    ['pound alone', '#', 'POUND'],
  ])('%s', (_what, text, shown) => {
    expect(speakDigits(text, 'en-US', 'tty')).toBe(shown);
  });

  it('keys by their Spanish names', () => {
    expect(speakDigits('1*#', 'es-US', 'tty')).toBe('1 ASTERISCO NUMERAL');
  });

  it.each([
    ['00:00', 'MIDNIGHT', 'MEDIANOCHE'],
    ['00:30', '12:30 AM', '12:30 AM'],
    ['08:00', '8 AM', '8 AM'],
    ['12:00', 'NOON', 'MEDIODIA'],
    ['17:05', '5:05 PM', '5:05 PM'],
    ['24:00', 'MIDNIGHT', 'MEDIANOCHE'],
  ])('the time %s', (time, english, spanish) => {
    expect(speakTime(time, 'en-US', 'tty')).toBe(english);
    expect(speakTime(time, 'es-US', 'tty')).toBe(spanish);
  });
});

describe('office hours on a TTY', () => {
  const hours = (days: number[], opens: string, closes: string): DayHours => ({
    days,
    opens,
    closes,
  });
  const weekdays = hours([1, 2, 3, 4, 5], '08:00', '17:00');

  it.each<[string, DayHours[], string, string]>([
    ['a week', [weekdays], 'MON-FRI 8 AM-5 PM PT', 'LUN-VIE 8 AM-5 PM PT'],
    [
      'a week and Saturday',
      [weekdays, hours([6], '09:00', '13:00')],
      'MON-FRI 8 AM-5 PM, SAT 9 AM-1 PM PT',
      'LUN-VIE 8 AM-5 PM, SAB 9 AM-1 PM PT',
    ],
    [
      'a break at noon',
      [hours([3], '08:00', '12:00'), hours([3], '13:00', '17:00')],
      'WED 8 AM-NOON AND 1 PM-5 PM PT',
      'MIE 8 AM-MEDIODIA Y 1 PM-5 PM PT',
    ],
    [
      'every day',
      [hours([1, 2, 3, 4, 5, 6, 7], '09:00', '17:00')],
      'DAILY 9 AM-5 PM PT',
      'A DIARIO 9 AM-5 PM PT',
    ],
  ])('%s', (_what, week, english, spanish) => {
    expect(speakOfficeHours(week, 'PT', 'en-US', 'tty')).toBe(english);
    expect(speakOfficeHours(week, 'PT', 'es-US', 'tty')).toBe(spanish);
  });

  it.each([
    ['America/Los_Angeles', 'PT'],
    ['America/Denver', 'MT'],
    ['America/New_York', 'ET'],
    ['America/Phoenix', 'MST'],
    ['Pacific/Honolulu', 'HST'],
  ])('in %s are in %s, summer and winter', (zone, abbreviation) => {
    expect(zoneAbbreviation(zone)).toBe(abbreviation);
  });
});

it('a TTY can print whatever is shown', () => {
  const anyDay = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  });
  const anyCents = fc.integer({ min: 0, max: largestAmountCents });
  const anyKeys = fc.stringMatching(/^[0-9*#]{1,24}$/);
  const anyLocale = fc.constantFrom('en-US', 'es-US');
  fc.assert(
    fc.property(anyDay, anyCents, anyKeys, anyLocale, (day, amountCents, keys, locale) => {
      const shown = [
        speakDate(day.toISOString().slice(0, 10), today, locale, 'tty'),
        speakMoney(amountCents, locale, 'tty'),
        speakDigits(keys, locale, 'tty'),
      ].join('; ');
      expect(sendableText(shown)).toBe(shown);
    }),
  );
});
