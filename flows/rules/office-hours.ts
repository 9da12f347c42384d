import { DateTime } from 'luxon';
import type { OfficeFacts } from '../line-facts.ts';
import type { Locale } from '../vocabulary.ts';

/**
 * Whether a person answers at `now` (ISO instant). Wall-clock hours in the office's IANA zone, so
 * that a change to or from daylight saving time moves nothing; holidays are whole days.
 */
export function isOfficeOpen(now: string, office: OfficeFacts): boolean {
  const local = DateTime.fromISO(now, { zone: office.zone });
  const date = local.toFormat('yyyy-MM-dd');
  if (office.holidays.some((holiday) => holiday.date === date)) return false;
  const time = local.toFormat('HH:mm');
  return office.hours.some(
    (hours) => hours.days.includes(local.weekday) && hours.opens <= time && time < hours.closes,
  );
}

/** The holiday today, if it is one, in words of the language. */
export function holidayName(now: string, office: OfficeFacts, locale: Locale): string | null {
  const date = DateTime.fromISO(now, { zone: office.zone }).toFormat('yyyy-MM-dd');
  return office.holidays.find((holiday) => holiday.date === date)?.name[locale] ?? null;
}
