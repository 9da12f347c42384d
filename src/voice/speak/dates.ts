import type { Clock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';
import { type Locale, type Manner, speakerOf } from './speakers.ts';

/**
 * A calendar date in words: "December 10" in the year of `today`, "December 10, 2027" in any other;
 * on a TTY "DEC 10" and "DEC 10 2027".
 *
 * @param date ISO, YYYY-MM-DD
 * @param today ISO, YYYY-MM-DD, in the zone the caller is told about
 * @throws PaylineError prompt.badArgument when `date` is no calendar date
 */
export function speakDate(
  date: string,
  today: string,
  locale: Locale,
  manner: Manner = 'voice',
): string {
  const { year, month, day } = calendarDate(date);
  return speakerOf(locale, manner).date(saidYear(year, today), month, day);
}

/**
 * The month of a calendar date in words: "December", or "December 2027" outside the year of
 * `today`. Arguments and errors as for `speakDate`.
 */
export function speakMonth(
  date: string,
  today: string,
  locale: Locale,
  manner: Manner = 'voice',
): string {
  const { year, month } = calendarDate(date);
  return speakerOf(locale, manner).month(saidYear(year, today), month);
}

/**
 * The day of the week of a calendar date: "Wednesday"; on a TTY "WED". Errors as for `speakDate`.
 */
export function speakWeekday(date: string, locale: Locale, manner: Manner = 'voice'): string {
  const { year, month, day } = calendarDate(date);
  const isoWeekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
  return speakerOf(locale, manner).weekday(isoWeekday);
}

/**
 * A local time in words: "8 A M", "6:30 P M", "noon", "midnight"; on a TTY "8 AM".
 *
 * @param time HH:MM on a 24-hour clock; 24:00 is allowed as a closing time
 * @throws PaylineError prompt.badArgument when it is no time
 */
export function speakTime(time: string, locale: Locale, manner: Manner = 'voice'): string {
  const parts = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time);
  if (parts === null) {
    throw new PaylineError(
      'prompt.badArgument',
      `"${time}" cannot be spoken as a time. Write it as HH:MM, 00:00 to 24:00.`,
    );
  }
  return speakerOf(locale, manner).time(Number(parts[1] ?? 24), Number(parts[2] ?? 0));
}

/**
 * Today's date in `zone` as YYYY-MM-DD, from the line's clock. The zone is prepared once and looked
 * up once a quarter of an hour: every zone's midnight falls on one.
 */
export function todayIn(zone: string, clock: Clock): () => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let known = { quarter: Number.NaN, date: '' };
  return () => {
    const now = clock.now();
    const quarter = Math.floor(now / 900_000);
    if (quarter !== known.quarter) known = { quarter, date: format.format(now) };
    return known.date;
  };
}

/** Today's date in any zone, each prepared when it is first asked for. */
export function todayByZone(clock: Clock): (zone: string) => string {
  const known = new Map<string, () => string>();
  return (zone) => {
    const today = known.get(zone) ?? todayIn(zone, clock);
    known.set(zone, today);
    return today();
  };
}

function calendarDate(date: string): { year: number; month: number; day: number } {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  const [year, month, day] = [Number(parts?.[1]), Number(parts?.[2]), Number(parts?.[3])];
  if (parts === null || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    throw new PaylineError(
      'prompt.badArgument',
      'A date to be spoken is not a calendar date written as YYYY-MM-DD. Pass an ISO date.',
    );
  }
  return { year, month, day };
}

/** The current year goes without saying. */
function saidYear(year: number, today: string): number | null {
  return year === Number(today.slice(0, 4)) ? null : year;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
