import type { ArgumentKind, ArgumentValue } from './arguments.ts';
import type { MessageArgument } from './messages.ts';
import { speakDate, speakMonth, speakTime, speakWeekday } from './speak/dates.ts';
import { speakDigits } from './speak/digits.ts';
import { speakMoney } from './speak/money.ts';
import { speakOfficeHours } from './speak/office-hours.ts';
import type { Locale } from './speak/speakers.ts';

const hours = [
  { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' },
  { days: [6], opens: '09:00', closes: '13:00' },
];

const longRegion = 'Oregon and Southwest Washington';
const longName = 'Golden Valley Health Plan';

/** A set of values with a long name for each that reaches its message's other case. */
export function withLongNames(
  values: Readonly<Record<string, ArgumentValue>>,
): Readonly<Record<string, ArgumentValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value !== 'other' ? value : name === 'regionName' ? longRegion : longName,
    ]),
  );
}

/** Arguments as a TTY shows them, about as long as they come: another year, two runs of hours. */
export function ttySample(locale: Locale): (argument: MessageArgument) => ArgumentValue {
  const today = '2026-07-01';
  const words: Readonly<Record<ArgumentKind, ArgumentValue>> = {
    cents: speakMoney(123_450, locale, 'tty'),
    date: speakDate('2027-09-30', today, locale, 'tty'),
    month: speakMonth('2027-09-30', today, locale, 'tty'),
    weekday: speakWeekday('2027-09-29', locale, 'tty'),
    time: speakTime('10:30', locale, 'tty'),
    digits: speakDigits('900000017', locale, 'tty'),
    hours: speakOfficeHours(hours, 'PT', locale, 'tty'),
    count: 12,
    text: longName,
  };
  return ({ name, kind }) => {
    if (/lastFour|mobile/i.test(name)) return '1111';
    if (/phone$/i.test(name)) return speakDigits('+18005550100', locale, 'tty');
    if (name === 'regionName') return longRegion;
    return name === 'number' ? 2 : words[kind];
  };
}
