import { describe, expect, it } from 'vitest';
import { keyedPayDate, lastCancelDate } from '../../flows/rules/scheduled-dates.ts';

describe('a date keyed as month and day', () => {
  it.each([
    ['the due date', '0322', { onDate: '2026-03-22' }],
    ['tomorrow', '0303', { onDate: '2026-03-03' }],
    ['today', '0302', { refused: 'notAhead' }],
    ['a day that has passed', '0101', { refused: 'notAhead' }],
    ['the day after the due date', '0323', { refused: 'afterDue' }],
    ['no day of any month', '0230', { refused: 'noSuchDay' }],
    ['a leap day of a common year', '0229', { refused: 'noSuchDay' }],
    ['three digits', '322', null],
    ['a star', '03*2', null],
  ])('%s', (_what, keys, read) => {
    expect(keyedPayDate(keys, '2026-03-02', '2026-03-22')).toEqual(read);
  });

  it.each([
    ['0105', { onDate: '2027-01-05' }],
    ['1231', { onDate: '2026-12-31' }],
    ['0116', { refused: 'afterDue' }],
    ['1220', { refused: 'afterDue' }],
  ])('%s of a bill that is due next year', (keys, read) => {
    expect(keyedPayDate(keys, '2026-12-28', '2027-01-15')).toEqual(read);
  });

  it('takes the leap day of a leap year', () => {
    expect(keyedPayDate('0229', '2028-02-10', '2028-03-01')).toEqual({ onDate: '2028-02-29' });
  });
});

it.each([
  ['2026-03-22', '2026-03-21'],
  ['2027-01-01', '2026-12-31'],
  ['2028-03-01', '2028-02-29'],
])('a payment on %s can be cancelled through %s', (onDate, last) => {
  expect(lastCancelDate(onDate)).toBe(last);
});
