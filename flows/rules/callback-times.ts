import { DateTime } from 'luxon';
import type { OfficeFacts } from '../line-facts.ts';
import { at, type CallbackDaytime, callingHours, DAYS_AHEAD } from './callback-daytime.ts';

/** No caller is read more choices. */
export const CALLBACK_TIMES_MAX = 4;

/** From a choice until its call there must be this long: the next one may be that far off. */
const SOONEST_MINUTES = 60;
const AFTERNOON = '14:00';

/**
 * When a person can call back, soonest first, as ISO instants in UTC: on each day that the office is
 * open, at its opening and at 2 in the afternoon; today also at the next full hour. Wall-clock hours
 * in the office's IANA zone, so that daylight saving time moves nothing; none on holidays, none
 * outside `daytime`, and none in the hour before the office closes. At most four; none at all where
 * the office is never open by day.
 *
 * @param now ISO instant
 */
export function callbackTimes(
  now: string,
  office: OfficeFacts,
  daytime: CallbackDaytime,
): readonly string[] {
  const local = DateTime.fromISO(now, { zone: office.zone });
  const soonest = local.plus({ minutes: SOONEST_MINUTES });
  const found: string[] = [];
  for (let ahead = 0; ahead <= DAYS_AHEAD && found.length < CALLBACK_TIMES_MAX; ahead += 1) {
    const day = local.plus({ days: ahead }).startOf('day');
    const times = timesOn(day, soonest, office, daytime).filter((time) => time >= soonest);
    found.push(...times.map((time) => time.toUTC().toISO({ suppressMilliseconds: true }) ?? ''));
  }
  return found.slice(0, CALLBACK_TIMES_MAX);
}

/** The times of one day, in order and each once. */
function timesOn(
  day: DateTime,
  soonest: DateTime,
  office: OfficeFacts,
  daytime: CallbackDaytime,
): DateTime[] {
  const spans = callingHours(day, office, daytime);
  const wanted = [...spans.map(({ opens }) => opens), AFTERNOON];
  if (soonest.hasSame(day, 'day')) wanted.push(nextFullHour(soonest));
  const fitting = wanted.filter((time) =>
    spans.some(({ opens, closes }) => opens <= time && time <= hourBefore(closes)),
  );
  return [...new Set(fitting)].toSorted().map((time) => at(day, time));
}

function hourBefore(time: string): string {
  const [hour = '0', minute = '00'] = time.split(':');
  return Number(hour) === 0 ? '00:00' : `${String(Number(hour) - 1).padStart(2, '0')}:${minute}`;
}

function nextFullHour(time: DateTime): string {
  const isFull = time.equals(time.startOf('hour'));
  const full = isFull ? time : time.startOf('hour').plus({ hours: 1 });
  return full.hasSame(time, 'day') ? full.toFormat('HH:mm') : 'none';
}

/** How a time is told: the day beside today's, and the clock of the office. */
export interface ToldTime {
  readonly day: 'today' | 'tomorrow' | 'later';
  /** YYYY-MM-DD and HH:MM, local to the office's zone. */
  readonly date: string;
  readonly time: string;
}

/** An instant (ISO) as the office's callers would say it on `todayDate` (YYYY-MM-DD there). */
export function toldTime(instant: string, todayDate: string, zone: string): ToldTime {
  const local = DateTime.fromISO(instant, { zone });
  const today = DateTime.fromISO(todayDate, { zone });
  const days = Math.round(local.startOf('day').diff(today, 'days').days);
  return {
    day: days <= 0 ? 'today' : days === 1 ? 'tomorrow' : 'later',
    date: local.toFormat('yyyy-MM-dd'),
    time: local.toFormat('HH:mm'),
  };
}
