import { DateTime } from 'luxon';

/** Calendar dates are YYYY-MM-DD and know no zone. */
const day = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
const iso = (date: DateTime) => date.toFormat('yyyy-MM-dd');

export function plusDays(date: string, days: number): string {
  return iso(day(date).plus({ days }));
}

/** January 31 and one month is February 28, or 29 in a leap year. */
export function plusMonths(date: string, months: number): string {
  return iso(day(date).plus({ months }));
}

export function monthStart(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The last day of the calendar month. */
export function monthEnd(date: string): string {
  return plusDays(plusMonths(monthStart(date), 1), -1);
}

/** Calendar months from one date's month to the other's. */
export function monthsBetween(from: string, to: string): number {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(to) - months(from);
}

export function later(one: string, other: string): string {
  return one > other ? one : other;
}
