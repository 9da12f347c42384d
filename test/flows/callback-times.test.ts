import { describe, expect, it } from 'vitest';
import type { OfficeFacts } from '../../flows/index.ts';
import { callableNumber } from '../../flows/rules/callable-numbers.ts';
import { callbackTimes, toldTime } from '../../flows/rules/callback-times.ts';
import { officeOf } from '../../flows/rules/regions.ts';
import { facts } from '../paths/world.ts';

const office = officeOf(facts, 'northernCalifornia');
const daytime = { opens: '09:00', closes: '20:00' };

/** As the office's clock shows them: "Wed 11-25 09:00". */
function shown(now: string, where: OfficeFacts = office, by = daytime): string[] {
  const clock = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: where.zone, weekday: 'short', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return callbackTimes(now, where, by).map((time) => clock.format(new Date(time)));
}

describe('when a person can call back', () => {
  it.each([
    [
      'in the evening: the next days, and never on a holiday',
      '2026-11-25T05:00:00Z',
      ['Wed, 11/25, 09:00', 'Wed, 11/25, 14:00', 'Fri, 11/27, 09:00', 'Fri, 11/27, 14:00'],
    ],
    [
      'in the morning: the next full hour that is an hour off, then the afternoon',
      '2026-11-24T18:20:00Z',
      ['Tue, 11/24, 12:00', 'Tue, 11/24, 14:00', 'Wed, 11/25, 09:00', 'Wed, 11/25, 14:00'],
    ],
    [
      'at a full hour: one hour later',
      '2026-11-24T18:00:00Z',
      ['Tue, 11/24, 11:00', 'Tue, 11/24, 14:00', 'Wed, 11/25, 09:00', 'Wed, 11/25, 14:00'],
    ],
    [
      'at one o’clock the next full hour is the afternoon: told once',
      '2026-11-24T21:00:00Z',
      ['Tue, 11/24, 14:00', 'Wed, 11/25, 09:00', 'Wed, 11/25, 14:00', 'Fri, 11/27, 09:00'],
    ],
    [
      'late in the day: nothing in the hour before closing',
      '2026-11-25T00:30:00Z',
      ['Wed, 11/25, 09:00', 'Wed, 11/25, 14:00', 'Fri, 11/27, 09:00', 'Fri, 11/27, 14:00'],
    ],
    [
      'on a holiday: from the next day on, Saturday by its short hours',
      '2026-11-26T18:00:00Z',
      ['Fri, 11/27, 09:00', 'Fri, 11/27, 14:00', 'Sat, 11/28, 09:00', 'Mon, 11/30, 09:00'],
    ],
    [
      'before the night in which clocks go forward',
      '2026-03-07T22:00:00Z',
      ['Mon, 03/09, 09:00', 'Mon, 03/09, 14:00', 'Tue, 03/10, 09:00', 'Tue, 03/10, 14:00'],
    ],
    [
      'before the night in which they go back',
      '2026-11-01T05:00:00Z',
      ['Mon, 11/02, 09:00', 'Mon, 11/02, 14:00', 'Tue, 11/03, 09:00', 'Tue, 11/03, 14:00'],
    ],
  ])('%s', (_what, now, times) => {
    expect(shown(now)).toEqual(times);
  });

  it('is the same wall-clock hour on both sides of a change of clocks', () => {
    const [before] = callbackTimes('2026-03-06T05:00:00Z', office, daytime);
    const [after] = callbackTimes('2026-03-09T05:00:00Z', office, daytime);
    expect([before, after]).toEqual(['2026-03-06T17:00:00Z', '2026-03-09T16:00:00Z']);
  });

  it('is by the clock of the region’s own office', () => {
    const now = '2026-11-25T05:00:00Z';
    expect(callbackTimes(now, officeOf(facts, 'georgia'), daytime)[0]).toBe('2026-11-25T14:00:00Z');
    expect(callbackTimes(now, officeOf(facts, 'hawaii'), daytime)[0]).toBe('2026-11-25T19:00:00Z');
  });

  it('is never outside the daytime of line.json', () => {
    const narrow = { opens: '10:30', closes: '14:30' };
    expect(shown('2026-11-25T05:00:00Z', office, narrow).slice(0, 2)).toEqual([
      'Wed, 11/25, 10:30',
      'Fri, 11/27, 10:30',
    ]);
  });

  it('is never at an office that is open by night alone', () => {
    const byNight = {
      ...office,
      hours: [{ days: [1, 2, 3, 4, 5], opens: '21:00', closes: '23:00' }],
    };
    expect(shown('2026-11-25T05:00:00Z', byNight)).toEqual([]);
  });

  it('keeps both parts of a day that has a break', () => {
    const broken = {
      ...office,
      hours: [
        { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '12:00' },
        { days: [1, 2, 3, 4, 5], opens: '15:00', closes: '18:00' },
      ],
    };
    expect(shown('2026-11-25T05:00:00Z', broken).slice(0, 2)).toEqual([
      'Wed, 11/25, 09:00',
      'Wed, 11/25, 15:00',
    ]);
  });
});

describe('how a time is told', () => {
  const zone = 'America/Los_Angeles';
  it.each([
    ['2026-11-24T22:00:00Z', { day: 'today', date: '2026-11-24', time: '14:00' }],
    ['2026-11-25T17:00:00Z', { day: 'tomorrow', date: '2026-11-25', time: '09:00' }],
    ['2026-11-27T17:00:00Z', { day: 'later', date: '2026-11-27', time: '09:00' }],
  ])('%s', (time, told) => {
    expect(toldTime(time, '2026-11-24', zone)).toEqual(told);
  });

  it('is tomorrow also across a change of clocks', () => {
    expect(toldTime('2026-03-08T16:00:00Z', '2026-03-07', zone).day).toBe('tomorrow');
  });
});

describe('a number that people call back', () => {
  it.each([
    ['ten digits', '4155550117', '+14155550117'],
    ['as the carrier gives it', '+14155550117', '+14155550117'],
    ['with the one of long distance', '14155550117', '+14155550117'],
    ['in Canada', '4165550117', '+14165550117'],
    ['in Puerto Rico', '7875550117', '+17875550117'],
    ['nine digits', '415555011', null],
    ['an area code that begins with 1', '1155550117', null],
    ['an exchange that begins with 0', '4150550117', null],
    ['emergency as area code', '9115550117', null],
    ['emergency as exchange', '4159110117', null],
    ['an area code kept for later', '2955550117', null],
    ['premium rate', '9005550117', null],
    ['an island dialled like a state', '8765550117', null],
    ['abroad', '+491701234567', null],
    ['a star in it', '415*550117', null],
  ])('%s: %s', (_what, keyed, number) => {
    expect(callableNumber(keyed)).toBe(number);
  });
});
