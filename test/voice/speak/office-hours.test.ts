import { describe, expect, it } from 'vitest';
import { type DayHours, speakOfficeHours } from '../../../src/voice/speak/office-hours.ts';

const hours = (days: number[], opens: string, closes: string): DayHours => ({
  days,
  opens,
  closes,
});
const weekdays = hours([1, 2, 3, 4, 5], '08:00', '18:00');

describe('office hours', () => {
  it.each<[string, DayHours[], string]>([
    ['a week', [weekdays], 'Monday through Friday, 8 A M to 6 P M'],
    [
      'a week and Saturday',
      [weekdays, hours([6], '09:00', '13:00')],
      'Monday through Friday, 8 A M to 6 P M, and Saturday, 9 A M to 1 P M',
    ],
    [
      'a break at noon, given in any order',
      [hours([1, 2, 3], '13:00', '17:00'), hours([1, 2, 3], '08:00', '12:00')],
      'Monday through Wednesday, 8 A M to noon and 1 P M to 5 P M',
    ],
    [
      'every day',
      [hours([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')],
      'every day, midnight to midnight',
    ],
    [
      'days apart',
      [hours([5, 1, 3], '09:00', '17:00')],
      'Monday, Wednesday and Friday, 9 A M to 5 P M',
    ],
    ['a weekend', [hours([6, 7], '09:00', '17:00')], 'Saturday and Sunday, 9 A M to 5 P M'],
    [
      'a run and a day',
      [hours([1, 2, 3, 5], '09:00', '17:00')],
      'Monday through Wednesday and Friday, 9 A M to 5 P M',
    ],
    [
      'days listed one by one',
      [hours([2], '09:00', '17:00'), hours([1], '09:00', '17:00'), hours([3], '09:00', '17:00')],
      'Monday through Wednesday, 9 A M to 5 P M',
    ],
    [
      'three kinds of day',
      [weekdays, hours([6], '09:00', '13:00'), hours([7], '10:00', '12:00')],
      'Monday through Friday, 8 A M to 6 P M, Saturday, 9 A M to 1 P M, and Sunday, 10 A M to noon',
    ],
  ])('%s', (_what, week, words) => {
    expect(speakOfficeHours(week, 'Pacific time', 'en-US')).toBe(`${words} Pacific time`);
  });

  it('are spoken in Spanish', () => {
    const week = [weekdays, hours([6], '09:00', '13:00')];
    expect(speakOfficeHours(week, 'hora del Pacífico', 'es-US')).toBe(
      'lunes a viernes, de las ocho de la mañana a las seis de la tarde, y sábado, ' +
        'de las nueve de la mañana a la una de la tarde, hora del Pacífico',
    );
  });

  it.each<[string, DayHours[]]>([
    ['no hours', []],
    ['no day', [hours([], '09:00', '17:00')]],
    ['no such time', [hours([1], '9', '17:00')]],
  ])('refuses %s', (_what, week) => {
    const unspoken = expect.objectContaining({ code: 'prompt.badArgument' });
    expect(() => speakOfficeHours(week, 'Pacific time', 'en-US')).toThrow(unspoken);
  });
});
