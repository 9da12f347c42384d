import { numberBeforeNoun, numberWords } from './es-numbers.ts';
import type { Speaker } from './speaker.ts';
import { spelled } from './spelled.ts';

const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const weekdays = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];

/**
 * US Spanish. Numbers are written out in full: a voice given "21 dólares" may say "veintiuno
 * dólares", and "1 dólar" may become "uno dólar".
 */
export const spanishUS: Speaker = {
  money: (dollars, cents) => {
    const centWords = cents === 1 ? 'un centavo' : `${numberBeforeNoun(cents)} centavos`;
    if (dollars === 0 && cents > 0) return centWords;
    const dollarWords = dollars === 1 ? 'un dólar' : `${numberBeforeNoun(dollars)} dólares`;
    return cents === 0 ? dollarWords : `${dollarWords} con ${centWords}`;
  },
  date: (year, month, day) => {
    const dayWords = `${day === 1 ? 'primero' : numberWords(day)} de ${months[month - 1]}`;
    return year === null ? dayWords : `${dayWords} de ${numberWords(year)}`;
  },
  month: (year, month) => {
    const name = months[month - 1] ?? '';
    return year === null ? name : `${name} de ${numberWords(year)}`;
  },
  digits: (groups) => spelled(groups, { '*': 'asterisco', '#': 'numeral' }),
  time: (hour, minute) => {
    const onTheClock = hour % 12 === 0 ? 12 : hour % 12;
    const hours = onTheClock === 1 ? 'la una' : `las ${numberWords(onTheClock)}`;
    const minutes = minute === 0 ? '' : ` y ${numberWords(minute)}`;
    return `${hours}${minutes} ${partOfDay(hour % 24, minute)}`;
  },
  weekday: (day) => weekdays[day - 1] ?? '',
  dayRun: (first, last) => `${weekdays[first - 1]} a ${weekdays[last - 1]}`,
  timeSpan: (opens, closes) => `de ${opens} a ${closes}`,
  afterDays: ', ',
  beforeLastClause: ', y ',
  beforeZone: ', ',
  everyDay: 'todos los días',
  and: 'y',
};

function partOfDay(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'del mediodía';
  if (hour >= 1 && hour < 6) return 'de la madrugada';
  if (hour >= 6 && hour < 12) return 'de la mañana';
  if (hour >= 12 && hour < 19) return 'de la tarde';
  return 'de la noche';
}
