import { DateTime } from 'luxon';

/** "$1,234.50", for messages that are read, never for a voice. */
export function writeMoney(amountCents: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  return format.format(amountCents / 100);
}

/** "March 2, 2026" of an ISO date. */
export function writeDate(date: string, locale: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale }).toLocaleString(DateTime.DATE_FULL);
}
