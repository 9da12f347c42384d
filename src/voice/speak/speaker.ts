/**
 * The words of one language, for a voice or for a TTY's display. Inputs are already checked
 * (money.ts, dates.ts, digits.ts do that), so every method is total. What a voice gets is read the
 * same by every synthesiser: no currency signs, no thousands separators, nothing to normalise.
 */
export interface Speaker {
  /** `dollars` 0 to 999,999,999 and `cents` 0 to 99. */
  money(dollars: number, cents: number): string;
  /** `year` null: the current year, which goes without saying. `month` 1 to 12. */
  date(year: number | null, month: number, day: number): string;
  month(year: number | null, month: number): string;
  /** Groups of digits, letters, `*` and `#`; a telephone number's first may be its country's. */
  digits(groups: readonly string[], isPhone: boolean): string;
  /** Local time; 24:00 is midnight at the end of the day. */
  time(hour: number, minute: number): string;
  /** ISO weekday, 1 = Monday. */
  weekday(day: number): string;
  /** "Monday through Friday": a run of days from its first to its last. */
  dayRun(first: number, last: number): string;
  /** "8 A M to 6 P M": both ends already spoken by `time`. */
  timeSpan(opens: string, closes: string): string;
  /** Between days and their hours. */
  afterDays: string;
  /** Between the last two of several days with their hours. */
  beforeLastClause: string;
  /** Between the hours and the name of their zone. */
  beforeZone: string;
  everyDay: string;
  /** Joins the last two of several days or hours. */
  and: string;
}
