import { describe, expect, it } from 'vitest';
import type { AssistanceFacts } from '../../flows/line-facts.ts';
import { householdSize, incomeBands } from '../../flows/rules/assistance.ts';
import { facts as lineFacts } from '../paths/world.ts';

/** Guidelines of 2025, 90 FR 5917: the 48 states, and Hawaii. */
const facts: AssistanceFacts = {
  householdMax: 12,
  guideline: { year: 2025, firstPersonDollars: 15_650, eachMoreDollars: 5_500 },
  bands: [
    { upToPercent: 200, coversPercent: 100 },
    { upToPercent: 400, coversPercent: 50 },
  ],
  regions: {
    hawaii: { guideline: { year: 2025, firstPersonDollars: 17_990, eachMoreDollars: 6_330 } },
    georgia: { bands: [{ upToPercent: 300, coversPercent: 100 }] },
  },
};

describe('the income bands of help paying', () => {
  it.each([
    [1, null, [3_130_000, 6_260_000], [100, 50]],
    [4, null, [6_430_000, 12_860_000], [100, 50]],
    [12, 'colorado', [15_230_000, 30_460_000], [100, 50]],
    [1, 'hawaii', [3_598_000, 7_196_000], [100, 50]],
    [8, 'hawaii', [12_460_000, 24_920_000], [100, 50]],
    [2, 'georgia', [6_345_000], [100]],
  ])('for %i people in region %s', (size, region, incomes, covers) => {
    const bands = incomeBands(size, region, facts);
    expect(bands.map(({ incomeCents }) => incomeCents)).toEqual(incomes);
    expect(bands.map(({ coversPercent }) => coversPercent)).toEqual(covers);
  });

  it.each([
    ['1', 1],
    ['04', 4],
    ['12', 12],
    ['13', null],
    ['00', null],
    ['0', null],
    ['004', null],
    ['1*', null],
    ['', null],
  ])('read %j as %s people', (keys, size) => {
    expect(householdSize(keys, facts)).toBe(size);
  });

  it('differ only in regions that the line knows', () => {
    const known = lineFacts.regions.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(Object.keys(lineFacts.assistance.regions)));
  });
});
