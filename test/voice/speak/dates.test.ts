import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakDate, speakMonth, speakTime, todayIn } from '../../../src/voice/speak/dates.ts';

const badArgument = expect.objectContaining({ code: 'prompt.badArgument' });

describe('dates', () => {
  it.each([
    ['2026-12-10', '2026-07-01', 'December 10', 'diez de diciembre'],
    ['2027-12-10', '2026-07-01', 'December 10, 2027', 'diez de diciembre de dos mil veintisiete'],
    ['2026-01-01', '2026-12-31', 'January 1', 'primero de enero'],
    ['2027-01-01', '2026-12-31', 'January 1, 2027', 'primero de enero de dos mil veintisiete'],
    [
      '2025-12-31',
      '2026-01-01',
      'December 31, 2025',
      'treinta y uno de diciembre de dos mil veinticinco',
    ],
    ['2028-02-29', '2028-02-01', 'February 29', 'veintinueve de febrero'],
    [
      '1958-05-21',
      '2026-07-01',
      'May 21, 1958',
      'veintiuno de mayo de mil novecientos cincuenta y ocho',
    ],
  ])('%s, said on %s', (date, today, english, spanish) => {
    expect(speakDate(date, today, 'en-US')).toBe(english);
    expect(speakDate(date, today, 'es-US')).toBe(spanish);
  });

  it.each([
    ['2026-12-01', 'December', 'diciembre'],
    ['2027-03-01', 'March 2027', 'marzo de dos mil veintisiete'],
  ])('the month of %s, said in 2026', (date, english, spanish) => {
    expect(speakMonth(date, '2026-07-01', 'en-US')).toBe(english);
    expect(speakMonth(date, '2026-07-01', 'es-US')).toBe(spanish);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-04-00', '12/10/2026', ''])(
    '%j is no date',
    (date) => {
      expect(() => speakDate(date, '2026-07-01', 'en-US')).toThrow(badArgument);
      expect(() => speakMonth(date, '2026-07-01', 'en-US')).toThrow(badArgument);
    },
  );

  it('name the same day as Intl does', () => {
    const intl = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
    const anyDay = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyDay, (day) => {
        const spoken = speakDate(day.toISOString().slice(0, 10), '1066-01-01', 'en-US');
        expect(spoken).toBe(intl.format(day));
      }),
    );
  });
});

describe('times', () => {
  it.each([
    ['00:00', 'midnight', 'las doce de la noche'],
    ['00:30', '12:30 A M', 'las doce y treinta de la noche'],
    ['01:00', '1 A M', 'la una de la madrugada'],
    ['08:00', '8 A M', 'las ocho de la mañana'],
    ['08:05', '8:05 A M', 'las ocho y cinco de la mañana'],
    ['12:00', 'noon', 'las doce del mediodía'],
    ['12:30', '12:30 P M', 'las doce y treinta de la tarde'],
    ['13:00', '1 P M', 'la una de la tarde'],
    ['18:00', '6 P M', 'las seis de la tarde'],
    ['21:21', '9:21 P M', 'las nueve y veintiuno de la noche'],
    ['24:00', 'midnight', 'las doce de la noche'],
  ])('%s', (time, english, spanish) => {
    expect(speakTime(time, 'en-US')).toBe(english);
    expect(speakTime(time, 'es-US')).toBe(spanish);
  });

  it.each(['8:00', '25:00', '24:01', '12:60', 'noon', ''])('%j is no time', (time) => {
    expect(() => speakTime(time, 'en-US')).toThrow(badArgument);
  });
});

describe('today', () => {
  const clockAt = (times: string[]) => ({
    now: () => Date.parse(times.shift() ?? ''),
    sleep: async () => {},
  });

  it('is the date where the plan is, to the minute', () => {
    const clock = clockAt(['2027-01-01T07:59:59Z', '2027-01-01T08:00:00Z']);
    const today = todayIn('America/Los_Angeles', clock);
    expect([today(), today()]).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('turns at midnight in zones that are not whole hours away', () => {
    const clock = clockAt(['2026-07-01T18:14:59Z', '2026-07-01T18:15:00Z']);
    const today = todayIn('Asia/Kathmandu', clock);
    expect([today(), today()]).toEqual(['2026-07-01', '2026-07-02']);
  });
});
