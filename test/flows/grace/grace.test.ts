import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stillOwed, totalCents } from '../../../flows/rules/grace/months-owed.ts';
import { coverageOf } from '../../../flows/rules/grace.ts';
import { systemClock } from '../../../src/clock.ts';
import { todayIn } from '../../../src/voice/speak/dates.ts';
import { type Row, readTable } from './table.ts';

const tables = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'));

function actual({ premium, balanceCents, now, zone, facts }: Row): string {
  const clock = { ...systemClock, now: () => Date.parse(now) };
  const today = zone === '' ? now : todayIn(zone, clock)();
  const coverage = coverageOf({ premium, balanceCents }, today, facts);
  const { status, effect, payByDate, amountCents, coverageEndDate } = coverage;
  const parts = [
    `${status} ${effect}`,
    payByDate ? `by ${payByDate}` : 'no day',
    (amountCents / 100).toFixed(2),
    coverageEndDate ? `ends ${coverageEndDate}` : 'nothing to lose',
  ];
  return parts.join(', ');
}

describe.each(tables)('%s', (file) => {
  it.each(readTable(file))('$title', (row) => {
    expect(actual(row)).toBe(row.expected);
  });
});

it('payments pay the oldest month first, and no cent is lost', () => {
  const billed = [
    { month: '2026-01-01', amountCents: 10_000 },
    { month: '2026-02-01', amountCents: 12_000 },
  ];
  expect(stillOwed(billed, 22_000)).toEqual(billed);
  expect(stillOwed(billed, 15_000)).toEqual([
    { month: '2026-01-01', amountCents: 3_000 },
    { month: '2026-02-01', amountCents: 12_000 },
  ]);
  expect(stillOwed(billed, 12_000)).toEqual([billed[1]]);
  expect(stillOwed(billed, 0)).toEqual([]);
  for (let owed = 0; owed <= 25_000; owed += 500) {
    expect(totalCents(stillOwed(billed, owed))).toBe(owed);
  }
});
