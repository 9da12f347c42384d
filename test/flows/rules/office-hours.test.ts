import { describe, expect, it } from 'vitest';
import type { OfficeFacts } from '../../../flows/index.ts';
import { holidayName, isOfficeOpen } from '../../../flows/rules/office-hours.ts';
import { officeOf } from '../../../flows/rules/regions.ts';
import { facts } from '../../paths/world.ts';

const everyDay = (zone: string): OfficeFacts => ({
  ...officeOf(facts, null),
  zone,
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '08:00', closes: '18:00' }],
  holidays: [
    { date: '2026-11-26', name: { 'en-US': 'Thanksgiving', 'es-US': 'Día de Acción de Gracias' } },
  ],
});
const losAngeles = everyDay('America/Los_Angeles');
const phoenix = everyDay('America/Phoenix');

describe('the office', () => {
  it.each([
    ['on a Tuesday morning', '2026-11-24T18:00:00Z', true],
    ['the minute it opens', '2026-11-24T16:00:00Z', true],
    ['the minute before', '2026-11-24T15:59:59Z', false],
    ['the last minute', '2026-11-25T01:59:59Z', true],
    ['the minute it closes', '2026-11-25T02:00:00Z', false],
    ['on a Saturday at noon', '2026-11-28T20:00:00Z', true],
    ['on a Saturday afternoon', '2026-11-28T21:00:00Z', false],
    ['on a Sunday', '2026-11-29T20:00:00Z', false],
    ['on a holiday', '2026-11-26T18:00:00Z', false],
    ['on the evening before, when it is the holiday in UTC already', '2026-11-26T01:30:00Z', true],
    ['on the holiday, when it is the day after in UTC already', '2026-11-27T01:30:00Z', false],
  ])('%s: open is %3$s', (_when, now, open) => {
    expect(isOfficeOpen(now, officeOf(facts, null))).toBe(open);
  });

  it.each([
    // Clocks go forward on 8 March 2026 and back on 1 November 2026; in Arizona they never do.
    ['Los Angeles', losAngeles, 'the day before spring', '2026-03-07T16:00:00Z', true],
    ['Los Angeles', losAngeles, 'the day before spring', '2026-03-07T15:59:00Z', false],
    ['Los Angeles', losAngeles, 'the day clocks go forward', '2026-03-08T15:00:00Z', true],
    ['Los Angeles', losAngeles, 'the day clocks go forward', '2026-03-08T14:59:00Z', false],
    ['Los Angeles', losAngeles, 'the day clocks go back', '2026-11-01T16:00:00Z', true],
    ['Los Angeles', losAngeles, 'the day clocks go back', '2026-11-01T15:59:00Z', false],
    ['Phoenix', phoenix, 'the day clocks go forward elsewhere', '2026-03-08T15:00:00Z', true],
    ['Phoenix', phoenix, 'the day clocks go forward elsewhere', '2026-03-08T14:59:00Z', false],
    ['Phoenix', phoenix, 'the day clocks go back elsewhere', '2026-11-01T15:00:00Z', true],
    ['Phoenix', phoenix, 'the day clocks go back elsewhere', '2026-11-01T14:59:00Z', false],
  ])('in %s opens at eight by its own clock, %3$s at %4$s', (_zone, office, _day, now, open) => {
    expect(isOfficeOpen(now, office)).toBe(open);
  });

  it('names the holiday, and only on that day', () => {
    expect(holidayName('2026-11-26T18:00:00Z', losAngeles, 'en-US')).toBe('Thanksgiving');
    expect(holidayName('2026-11-26T18:00:00Z', losAngeles, 'es-US')).toContain('Gracias');
    expect(holidayName('2026-11-26T07:59:00Z', losAngeles, 'en-US')).toBeNull();
    expect(holidayName('2026-11-27T08:00:00Z', losAngeles, 'en-US')).toBeNull();
  });
});
