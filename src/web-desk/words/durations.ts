const two = (value: number) => String(value).padStart(2, '0');

/** A running clock: "0:07", "12:40", "1:02:09". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** To be read or spoken: "40 seconds", "4 minutes", "1 hour 5 minutes". */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return count(whole, 'second');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const parts = [
    ...(hours > 0 ? [count(hours, 'hour')] : []),
    ...(minutes > 0 ? [count(minutes, 'minute')] : []),
  ];
  return parts.join(' ');
}

/** "1 bill", "2 bills". */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

const timeOfDay = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const monthAndDay = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric' });
const calendarDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** "10:32 AM", where the agent is. */
export function timeWords(atMilliseconds: number): string {
  return timeOfDay.format(atMilliseconds);
}

/** "Tue, Nov 24, 10:32 AM", where the agent is. */
export function dayAndTimeWords(atMilliseconds: number): string {
  return dayAndTime.format(atMilliseconds);
}

/** The time of day, with its day where that is not today. */
export function whenWords(atMilliseconds: number, nowMilliseconds: number): string {
  const isToday = todayWords(atMilliseconds) === todayWords(nowMilliseconds);
  return isToday ? timeWords(atMilliseconds) : dayAndTimeWords(atMilliseconds);
}

/** "November 24", where the agent is. */
export function todayWords(nowMilliseconds: number): string {
  return monthAndDay.format(nowMilliseconds);
}

/** "2026-12-01" → "Dec 1, 2026". */
export function dateWords(date: string): string {
  return calendarDate.format(new Date(`${date}T00:00:00Z`));
}
