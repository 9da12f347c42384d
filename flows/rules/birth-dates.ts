import { DateTime } from 'luxon';

const OLDEST_YEARS = 130;

/**
 * Reads MMDDYYYY. Returns YYYY-MM-DD, or null when there is no such day, it lies in the future or
 * more than 130 years back.
 */
export function keyedBirthDate(keys: string, todayDate: string): string | null {
  const parts = /^(\d{2})(\d{2})(\d{4})$/.exec(keys);
  if (!parts) return null;
  const iso = `${parts[3]}-${parts[1]}-${parts[2]}`;
  if (!DateTime.fromISO(iso, { zone: 'utc' }).isValid) return null;
  const oldest = `${Number(todayDate.slice(0, 4)) - OLDEST_YEARS}${todayDate.slice(4)}`;
  return iso <= todayDate && iso >= oldest ? iso : null;
}

/** Five digits. */
export function isZip(keys: string): boolean {
  return /^\d{5}$/.test(keys);
}
