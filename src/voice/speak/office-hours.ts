import { PaylineError } from '../../errors.ts';
import { speakTime } from './dates.ts';
import type { Speaker } from './speaker.ts';
import { type Locale, type Manner, speakerOf } from './speakers.ts';

/** Opening hours on some weekdays, local time. Two entries for one day are a break between them. */
export interface DayHours {
  /** ISO weekdays, 1 = Monday. */
  readonly days: readonly number[];
  /** HH:MM */
  readonly opens: string;
  /** HH:MM, up to 24:00 */
  readonly closes: string;
}

/**
 * The week's hours in words, days with equal hours together:
 * "Monday through Friday, 8 A M to 6 P M, and Saturday, 9 A M to 1 P M Pacific time".
 * On a TTY: "MON-FRI 8 AM-6 PM, SAT 9 AM-1 PM PT".
 * Some twenty microseconds: say it once when the line starts, not in every turn.
 *
 * @param zoneLabel what callers call the zone, in their language; for a TTY `zoneAbbreviation`
 * @throws PaylineError prompt.badArgument when no day is open or a time does not exist
 */
export function speakOfficeHours(
  hours: readonly DayHours[],
  zoneLabel: string,
  locale: Locale,
  manner: Manner = 'voice',
): string {
  const speaker = speakerOf(locale, manner);
  const { afterDays, beforeLastClause, beforeZone } = speaker;
  const timed = (time: string) => speakTime(time, locale, manner);
  const clauses = Array.from(
    daysByHours(hours, speaker, timed),
    ([times, days]) => `${speakDays(days, speaker)}${afterDays}${times}`,
  );
  if (clauses.length === 0) {
    throw new PaylineError(
      'prompt.badArgument',
      'There are no office hours to speak: no day is open. Give at least one in the line facts.',
    );
  }
  return list(clauses, beforeLastClause) + beforeZone + zoneLabel;
}

/** What people write for an IANA zone whatever the season: "PT", "ET", "MST" in Arizona. */
export function zoneAbbreviation(zone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Spoken hours → the weekdays that have them, in the order of the week. */
function daysByHours(
  hours: readonly DayHours[],
  { and, timeSpan }: Speaker,
  timed: (time: string) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let day = 1; day <= 7; day += 1) {
    const spans = hours
      .filter((span) => span.days.includes(day))
      .sort((one, other) => one.opens.localeCompare(other.opens))
      .map((span) => timeSpan(timed(span.opens), timed(span.closes)));
    if (spans.length === 0) continue;
    const times = list(spans, ` ${and} `);
    groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  return groups;
}

/** Three days or more in a row are a run; fewer are named. */
function speakDays(days: readonly number[], { and, dayRun, everyDay, weekday }: Speaker): string {
  if (days.length === 7) return everyDay;
  const named: string[] = [];
  for (let start = 0, end = 0; start < days.length; start = end) {
    end = start + 1;
    while (end < days.length && days[end] === (days[end - 1] ?? 0) + 1) end += 1;
    const run = days.slice(start, end);
    if (run.length > 2) named.push(dayRun(run[0] ?? 0, run.at(-1) ?? 0));
    else named.push(...run.map((day) => weekday(day)));
  }
  return list(named, ` ${and} `);
}

function list(items: readonly string[], beforeLast: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}${beforeLast}${last}`;
}
