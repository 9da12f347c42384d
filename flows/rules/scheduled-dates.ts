import { DateTime } from 'luxon';

export type DateRefusal = 'noSuchDay' | 'notAhead' | 'afterDue';

/**
 * Reads MMDD as the next such day from tomorrow on and holds it to the due date. Dates are
 * YYYY-MM-DD. The day itself, or why the bill cannot be paid then; null when it is no date at all.
 */
export function keyedPayDate(
  keys: string,
  todayDate: string,
  dueDate: string,
): { readonly onDate: string } | { readonly refused: DateRefusal } | null {
  const parts = /^(\d{2})(\d{2})$/.exec(keys);
  if (!parts) return null;
  const [, month, day] = parts;
  const year = Number(todayDate.slice(0, 4));
  // A bill that is due next year may be paid next year.
  const years = dueDate.slice(0, 4) > String(year) ? [year, year + 1] : [year];
  const days = years.map((each) => `${each}-${month}-${day}`).filter(isDay);
  if (days.length === 0) return { refused: 'noSuchDay' };
  const onDate = days.find((each) => each > todayDate && each <= dueDate);
  if (onDate) return { onDate };
  return { refused: days.every((each) => each <= todayDate) ? 'notAhead' : 'afterDue' };
}

/** The last day on which a payment on `onDate` can be cancelled. */
export function lastCancelDate(onDate: string): string {
  return DateTime.fromISO(onDate, { zone: 'utc' }).minus({ days: 1 }).toFormat('yyyy-MM-dd');
}

function isDay(date: string): boolean {
  return DateTime.fromISO(date, { zone: 'utc' }).isValid;
}
