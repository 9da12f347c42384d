import type { Speaker } from './speaker.ts';
import { type KeyNames, withKeyNames } from './spelled.ts';

/** What differs between the languages on a TTY's display. */
interface TtyLanguage {
  readonly months: string;
  readonly weekdays: string;
  readonly keyNames: KeyNames;
  readonly everyDay: string;
  readonly and: string;
  readonly noon: string;
  readonly midnight: string;
  date(month: string, day: number): string;
}

/**
 * What a TTY's display shows (tty.md C.3): "$125.40", "JUN 3", "900 000 017", "MON-FRI 8 AM-5 PM".
 * Upper case and only characters that all makes of TTY agree on, each worth 1/6 of a second.
 */
function ttySpeaker(language: TtyLanguage): Speaker {
  const months = language.months.split(' ');
  const weekdays = language.weekdays.split(' ');
  const withYear = (words: string, year: number | null) =>
    year === null ? words : `${words} ${year}`;
  return {
    money: (dollars, cents) => `$${withCommas(dollars)}.${twoDigits(cents)}`,
    date: (year, month, day) => withYear(language.date(months[month - 1] ?? '', day), year),
    month: (year, month) => withYear(months[month - 1] ?? '', year),
    digits: (groups, isPhone) => {
      const shown = isPhone && groups[0] === '1' ? groups.slice(1) : groups;
      const { '*': star, '#': pound } = language.keyNames;
      const apart = { '*': ` ${star} `, '#': ` ${pound} ` };
      return withKeyNames(shown.join(' '), apart).replaceAll(/ {2,}/g, ' ').trim();
    },
    time: (hour, minute) => {
      if (minute === 0 && hour % 24 === 0) return language.midnight;
      if (minute === 0 && hour === 12) return language.noon;
      const onTheClock = hour % 12 === 0 ? 12 : hour % 12;
      const minutes = minute === 0 ? '' : `:${twoDigits(minute)}`;
      return `${onTheClock}${minutes} ${hour % 24 < 12 ? 'AM' : 'PM'}`;
    },
    weekday: (day) => weekdays[day - 1] ?? '',
    dayRun: (first, last) => `${weekdays[first - 1]}-${weekdays[last - 1]}`,
    timeSpan: (opens, closes) => `${opens}-${closes}`,
    afterDays: ' ',
    beforeLastClause: ', ',
    beforeZone: ' ',
    everyDay: language.everyDay,
    and: language.and,
  };
}

export const englishTty = ttySpeaker({
  months: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC',
  weekdays: 'MON TUE WED THU FRI SAT SUN',
  keyNames: { '*': 'STAR', '#': 'POUND' },
  everyDay: 'DAILY',
  and: 'AND',
  noon: 'NOON',
  midnight: 'MIDNIGHT',
  date: (month, day) => `${month} ${day}`,
});

export const spanishTty = ttySpeaker({
  months: 'ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC',
  weekdays: 'LUN MAR MIE JUE VIE SAB DOM',
  keyNames: { '*': 'ASTERISCO', '#': 'NUMERAL' },
  everyDay: 'A DIARIO',
  and: 'Y',
  noon: 'MEDIODIA',
  midnight: 'MEDIANOCHE',
  date: (month, day) => `${day} ${month}`,
});

function withCommas(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
