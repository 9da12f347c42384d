import { PaylineError } from '../errors.ts';
import { speakDate, speakMonth, speakTime, speakWeekday } from './speak/dates.ts';
import { speakDigits } from './speak/digits.ts';
import { speakMoney } from './speak/money.ts';
import type { Locale, Manner } from './speak/speakers.ts';

/** How an argument is spoken; its name says so, in flows and prompts alike. */
export type ArgumentKind =
  | 'cents'
  | 'date'
  | 'month'
  | 'weekday'
  | 'time'
  | 'digits'
  | 'hours'
  | 'count'
  | 'text';

export type ArgumentValue = string | number;

/** What must be known to speak some kinds. */
export interface SpeakingOf {
  readonly locale: Locale;
  readonly manner: Manner;
  /** ISO date; only asked for when a date is spoken. */
  readonly today: () => string;
  /** Opening hours in words, by region. */
  readonly hours: Readonly<Record<string, string>>;
}

const suffixes: readonly (readonly [RegExp, ArgumentKind])[] = [
  [/(^c|C)ents$/, 'cents'],
  [/(^d|D)ate$/, 'date'],
  [/(^m|M)onth$/, 'month'],
  [/(^w|W)eekday$/, 'weekday'],
  [/(^t|T)imeOfDay$/, 'time'],
  [/(^d|D)igits$|(^p|P)hone$/, 'digits'],
  [/(^h|H)ours$/, 'hours'],
  [/(^c|C)ount$|^(tries|rounds|number)$/, 'count'],
];

/**
 * The kind an argument's name declares: `…Cents` an amount, `…Date` an ISO date, `…Month` the
 * month of an ISO date, `…Weekday` its day of the week, `…TimeOfDay` a time (HH:MM), `…Digits` and `…Phone` (E.164) something spelled, `…Hours` the opening
 * hours of the office of a region (its id), `…Count`, `tries`,
 * `rounds` and `number` a number to count by, anything else words as they are.
 */
export function kindOf(name: string): ArgumentKind {
  return suffixes.find(([suffix]) => suffix.test(name))?.[1] ?? 'text';
}

/**
 * The value as the message gets it: words for all kinds but counts, which stay numbers so that
 * plural can choose by them.
 *
 * @throws PaylineError prompt.badArgument when the value is not of its kind
 */
export function speakArgument(
  kind: ArgumentKind,
  value: ArgumentValue,
  { locale, manner, today, hours }: SpeakingOf,
): ArgumentValue {
  if (kind === 'cents' && typeof value === 'number') return speakMoney(value, locale, manner);
  if (kind === 'date' && typeof value === 'string') {
    return speakDate(value, today(), locale, manner);
  }
  if (kind === 'month' && typeof value === 'string') {
    return speakMonth(value, today(), locale, manner);
  }
  if (kind === 'weekday' && typeof value === 'string') return speakWeekday(value, locale, manner);
  if (kind === 'time' && typeof value === 'string') return speakTime(value, locale, manner);
  if (kind === 'digits' && typeof value === 'string') {
    return speakDigits(value, locale, manner);
  }
  if (kind === 'hours' && Object.hasOwn(hours, value)) return hours[value] ?? '';
  if (kind === 'count' && isCount(value)) return value;
  if (kind === 'text' && typeof value === 'string') return withoutControls(value);
  throw new PaylineError('prompt.badArgument', `It must be ${expected[kind]}.`);
}

const expected: Readonly<Record<ArgumentKind, string>> = {
  cents: 'a number of cents',
  date: 'a YYYY-MM-DD string',
  month: 'a YYYY-MM-DD string',
  weekday: 'a YYYY-MM-DD string',
  time: 'an HH:MM string',
  digits: 'a string, so that leading zeros are kept',
  hours: 'the id of a region',
  count: 'a whole number from 0 to 999',
  text: 'a string; a number has a name that ends in Cents, Digits or Count',
};

/** To 999 digits are read alike by every voice in every language; we count nothing larger. */
function isCount(value: ArgumentValue): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1000;
}

/** Control, format and unpaired surrogate characters cannot be spoken, and some break XML. */
const unspeakable = /\p{C}+/gu;

function withoutControls(text: string): string {
  return text.replace(unspeakable, ' ').trim();
}
