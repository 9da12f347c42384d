import type { Speaker } from './speaker.ts';
import { spelled } from './spelled.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * US English. Numbers to 999 stay digits, which every voice reads as a number before a noun; above
 * that the scale is a word, because "4,000" has been heard as "four zero zero zero" and "4000" as a
 * year (domain B-07): "4 thousand dollars", "1 thousand 234 dollars and 5 cents".
 */
export const englishUS: Speaker = {
  money: (dollars, cents) => {
    const centWords = cents === 1 ? '1 cent' : `${cents} cents`;
    if (dollars === 0 && cents > 0) return centWords;
    const dollarWords = dollars === 1 ? '1 dollar' : `${wholeNumber(dollars)} dollars`;
    return cents === 0 ? dollarWords : `${dollarWords} and ${centWords}`;
  },
  date: (year, month, day) => {
    const dayWords = `${months[month - 1]} ${day}`;
    return year === null ? dayWords : `${dayWords}, ${year}`;
  },
  month: (year, month) => {
    const name = months[month - 1] ?? '';
    return year === null ? name : `${name} ${year}`;
  },
  digits: (groups) => spelled(groups, { '*': 'star', '#': 'pound' }),
  time: (hour, minute) => {
    if (minute === 0 && hour % 24 === 0) return 'midnight';
    if (minute === 0 && hour === 12) return 'noon';
    const onTheClock = hour % 12 === 0 ? 12 : hour % 12;
    const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
    return `${onTheClock}${minutes} ${hour % 24 < 12 ? 'A M' : 'P M'}`;
  },
  weekday: (day) => weekdays[day - 1] ?? '',
  dayRun: (first, last) => `${weekdays[first - 1]} through ${weekdays[last - 1]}`,
  timeSpan: (opens, closes) => `${opens} to ${closes}`,
  afterDays: ', ',
  beforeLastClause: ', and ',
  beforeZone: ' ',
  everyDay: 'every day',
  and: 'and',
};

function wholeNumber(value: number): string {
  if (value < 1000) return String(value);
  const parts: string[] = [];
  const millions = Math.floor(value / 1_000_000);
  const thousands = Math.floor(value / 1000) % 1000;
  const rest = value % 1000;
  if (millions > 0) parts.push(`${millions} million`);
  if (thousands > 0) parts.push(`${thousands} thousand`);
  if (rest > 0) parts.push(String(rest));
  return parts.join(' ');
}
