import { DateTime } from 'luxon';
import type { OfficeFacts, OpeningHours } from '../line-facts.ts';

/** No office is closed for longer. */
export const DAYS_AHEAD = 14;

/** When people may be called at all, HH:MM in the zone of the office. */
export interface CallbackDaytime {
  readonly opens: string;
  readonly closes: string;
}

/**
 * When people may be called on a day of the office, HH:MM, in order: while it is open and within
 * `daytime`. None on holidays.
 *
 * @param day any instant of the day, in the office's zone
 */
export function callingHours(
  day: DateTime,
  office: OfficeFacts,
  daytime: CallbackDaytime,
): CallbackDaytime[] {
  if (office.holidays.some(({ date }) => date === day.toFormat('yyyy-MM-dd'))) return [];
  return office.hours
    .filter(({ days }) => days.includes(day.weekday))
    .map((hours) => within(hours, daytime))
    .filter(({ opens, closes }) => opens < closes)
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
}

/**
 * The first instant from `from` on at which a person may be called; `from` itself when they may be
 * now, null when the office is never open by day. Wall-clock hours in the office's IANA zone, so
 * that daylight saving time moves nothing.
 */
export function callableFrom(from: Date, office: OfficeFacts, daytime: CallbackDaytime) {
  const local = DateTime.fromJSDate(from, { zone: office.zone });
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = local.plus({ days: ahead }).startOf('day');
    for (const { opens, closes } of callingHours(day, office, daytime)) {
      const start = DateTime.max(at(day, opens), local);
      if (start < at(day, closes)) return start.toJSDate();
    }
  }
  return null;
}

/** That time of day, HH:MM, on a day. */
export function at(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0 });
}

/** Both are HH:MM and compare as text. */
function within(hours: OpeningHours, daytime: CallbackDaytime): CallbackDaytime {
  return {
    opens: hours.opens > daytime.opens ? hours.opens : daytime.opens,
    closes: hours.closes < daytime.closes ? hours.closes : daytime.closes,
  };
}
