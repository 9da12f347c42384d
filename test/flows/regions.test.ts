import { describe, expect, it } from 'vitest';
import { isOfficeOpen, officeOf, regionOf } from '../../flows/index.ts';
import { holidayName } from '../../flows/rules/office-hours.ts';
import { demoMembers } from '../../src/billing/demo-members.ts';
import { readLineFacts } from '../../src/line-facts.ts';
import { rootFolder } from '../../src/root.ts';
import { todayByZone } from '../../src/voice/speak/dates.ts';

const line = readLineFacts(`${rootFolder}/flows/line.json`);
const isOpen = (region: string, now: string) => isOfficeOpen(now, officeOf(line, region));

it('serves eight regions', () => {
  expect(line.regions.map(({ id }) => id)).toEqual([
    'northernCalifornia',
    'southernCalifornia',
    'colorado',
    'georgia',
    'hawaii',
    'midAtlantic',
    'oregonAndSouthwestWashington',
    'washington',
  ]);
});

it('names an office number of its own for each region', () => {
  const numbers = line.regions.map(({ office }) => office.number);
  expect(new Set(numbers).size).toBe(8);
  expect(numbers.filter((number) => !/^\+1\d{3}55501\d\d$/.test(number))).toEqual([]);
});

it.each([[null], ['atlantis']])('a caller of region %j is served by the default one', (region) => {
  expect(regionOf(line, region).id).toBe('northernCalifornia');
});

it('every demo member lives in a region that exists', () => {
  const known = line.regions.map(({ id }) => id);
  const lost = demoMembers.filter(({ region }) => region !== undefined && !known.includes(region));
  expect(lost).toEqual([]);
});

describe('an office opens and closes by the clock on its own wall', () => {
  it.each<[region: string, last: string, first: string, why: string]>([
    // The minute before it opens, the minute it opens (UTC).
    ['northernCalifornia', '2026-03-06T15:59Z', '2026-03-06T16:00Z', 'winter, UTC-8'],
    ['northernCalifornia', '2026-03-09T14:59Z', '2026-03-09T15:00Z', 'two days later, UTC-7'],
    ['southernCalifornia', '2026-07-01T13:59Z', '2026-07-01T14:00Z', 'opens at seven'],
    ['colorado', '2026-03-06T14:59Z', '2026-03-06T15:00Z', 'winter, UTC-7'],
    ['colorado', '2026-03-09T13:59Z', '2026-03-09T14:00Z', 'summer, UTC-6'],
    ['georgia', '2026-10-30T11:59Z', '2026-10-30T12:00Z', 'summer, UTC-4'],
    ['georgia', '2026-11-02T12:59Z', '2026-11-02T13:00Z', 'winter, UTC-5'],
    ['midAtlantic', '2026-11-02T12:29Z', '2026-11-02T12:30Z', 'opens at half past seven'],
    ['hawaii', '2026-03-06T17:59Z', '2026-03-06T18:00Z', 'UTC-10'],
    ['hawaii', '2026-03-09T17:59Z', '2026-03-09T18:00Z', 'UTC-10 still: no daylight saving'],
    ['hawaii', '2026-11-02T17:59Z', '2026-11-02T18:00Z', 'UTC-10 always'],
    ['washington', '2026-11-02T15:59Z', '2026-11-02T16:00Z', 'winter, UTC-8'],
    ['oregonAndSouthwestWashington', '2026-03-09T14:59Z', '2026-03-09T15:00Z', 'summer, UTC-7'],
  ])('%s at %s and %s (%s)', (region, before, opening) => {
    expect([isOpen(region, before), isOpen(region, opening)]).toEqual([false, true]);
  });

  it.each<[region: string, last: string, closed: string]>([
    ['northernCalifornia', '2026-03-10T00:59Z', '2026-03-10T01:00Z'],
    ['georgia', '2026-03-09T20:59Z', '2026-03-09T21:00Z'],
    ['hawaii', '2026-03-10T02:59Z', '2026-03-10T03:00Z'],
    ['hawaii', '2026-03-07T21:59Z', '2026-03-07T22:00Z'],
  ])('%s closes after %s, at %s', (region, last, closing) => {
    expect([isOpen(region, last), isOpen(region, closing)]).toEqual([true, false]);
  });

  it('at the same instant one has gone home while another works', () => {
    const open = line.regions.filter(({ id }) => isOpen(id, '2026-03-03T01:30Z'));
    expect(open.map(({ id }) => id)).toEqual([
      'northernCalifornia',
      'southernCalifornia',
      'hawaii',
      'oregonAndSouthwestWashington',
    ]);
  });

  it.each([
    ['northernCalifornia', '2026-03-08T18:00Z'],
    ['georgia', '2026-11-01T15:00Z'],
    ['washington', '2026-03-07T18:00Z'],
  ])('%s is closed on a free day (%s)', (region, now) => {
    expect(isOpen(region, now)).toBe(false);
  });
});

describe('holidays', () => {
  const holiday = (region: string, now: string, locale: 'en-US' | 'es-US' = 'en-US') =>
    holidayName(now, officeOf(line, region), locale);

  it.each<[region: string, now: string, english: string | null]>([
    ['hawaii', '2027-03-26T20:00Z', 'Kuhio Day'],
    ['northernCalifornia', '2027-03-26T20:00Z', null],
    ['midAtlantic', '2027-04-16T15:00Z', 'Emancipation Day'],
    ['georgia', '2027-04-16T15:00Z', null],
    // Thanksgiving begins in Georgia six hours before it does in Hawaii, and ends so much earlier.
    ['georgia', '2026-11-26T05:00Z', 'Thanksgiving'],
    ['hawaii', '2026-11-26T05:00Z', null],
    ['georgia', '2026-11-27T05:00Z', null],
    ['hawaii', '2026-11-27T05:00Z', 'Thanksgiving'],
  ])('%s at %s: %s', (region, now, english) => {
    expect(holiday(region, now)).toBe(english);
    if (english !== null) expect(isOpen(region, now)).toBe(false);
  });

  it('have a name in each language', () => {
    expect(holiday('hawaii', '2027-06-11T20:00Z', 'es-US')).toBe('Día del Rey Kamehameha');
  });
});

it.each<[zone: string, now: string, today: string]>([
  ['America/New_York', '2026-03-06T06:30Z', '2026-03-06'],
  ['America/Los_Angeles', '2026-03-06T06:30Z', '2026-03-05'],
  ['Pacific/Honolulu', '2026-03-06T09:59Z', '2026-03-05'],
  ['Pacific/Honolulu', '2026-03-06T10:00Z', '2026-03-06'],
  // The day that summer begins is 23 hours long.
  ['America/Denver', '2026-03-09T05:59Z', '2026-03-08'],
  ['America/Denver', '2026-03-09T06:00Z', '2026-03-09'],
])('today in %s at %s is %s', (zone, now, today) => {
  const todayIn = todayByZone({ now: () => Date.parse(now), sleep: async () => {} });
  todayIn('Asia/Tokyo');
  expect(todayIn(zone)).toBe(today);
});
