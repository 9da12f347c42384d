import { DateTime } from 'luxon';

/** The calendar date (YYYY-MM-DD) of an instant in an IANA zone. */
export function localDate(zone: string, milliseconds: number): string {
  return DateTime.fromMillis(milliseconds, { zone }).toFormat('yyyy-MM-dd');
}
