import { describe, expect, it } from 'vitest';
import type { BillPlan, OpenBill } from '../../flows/index.ts';
import {
  dueNowCents,
  firstInstalmentDate,
  instalmentsOf,
  lessPaid,
  offersPlan,
  onPlan,
  paysInstalment,
  planLengths,
  planOf,
  whyNoPlan,
} from '../../flows/rules/payment-plans.ts';

const facts = {
  firstDueDays: 14,
  instalmentMinimumCents: 2_500,
  bands: [
    { fromCents: 10_000, counts: [3, 6] },
    { fromCents: 100_000, counts: [3, 6, 12] },
  ],
};

const medical: OpenBill = {
  billId: 'bill',
  kind: 'medical',
  category: 'hospitalStay',
  forDate: '2026-02-01',
  dueDate: '2026-03-20',
  balanceCents: 60_000,
  minimumDueCents: 60_000,
  graceEndDate: null,
  premium: null,
  inDispute: false,
};
const plan: BillPlan = {
  instalmentCents: 10_000,
  nextDueDate: '2026-03-07',
  remainingCount: 5,
  newChargesCents: 0,
};

describe('what is due of a bill now', () => {
  it.each([
    ['without a plan all of it', {}, 60_000],
    ['with null for a plan all of it', { plan: null }, 60_000],
    ['on a plan the instalment', { plan }, 10_000],
    ['what was charged besides as well', { plan: { ...plan, newChargesCents: 8_550 } }, 18_550],
    ['the charges alone', { plan: { ...plan, instalmentCents: 0, newChargesCents: 300 } }, 300],
    ['nothing', { plan: { ...plan, instalmentCents: 0 } }, 0],
    ['never more than is owed', { plan, balanceCents: 4_000 }, 4_000],
  ])('is %s', (_, change, expected) => {
    expect(dueNowCents({ ...medical, ...change })).toBe(expected);
  });

  it('has the date of the next instalment', () => {
    const withCharges = { ...plan, newChargesCents: 8_550 };
    expect(onPlan(medical, withCharges)).toMatchObject({
      dueDate: '2026-03-07',
      minimumDueCents: 18_550,
      plan: withCharges,
    });
    expect(onPlan(medical, null)).toEqual({ ...medical, plan: null });
  });
});

describe('a payment is an instalment', () => {
  it.each([
    ['exactly what the plan asks for', { plan }, 10_000, true],
    ['less', { plan }, 9_999, false],
    ['more', { plan }, 10_001, false],
    ['everything', { plan }, 60_000, false],
    ['on no plan', {}, 60_000, false],
    ['new charges only', { plan: { ...plan, instalmentCents: 0, newChargesCents: 5 } }, 5, false],
    ['the last one', { plan, balanceCents: 10_000 }, 10_000, true],
  ])('%s', (_, change, amountCents, expected) => {
    expect(paysInstalment({ ...medical, ...change }, amountCents)).toBe(expected);
  });
});

it.each([
  [9_999, []],
  [10_000, [3]],
  [14_999, [3]],
  [15_000, [3, 6]],
  [99_999, [3, 6]],
  [100_000, [3, 6, 12]],
  [9_000_000, [3, 6, 12]],
])('a balance of %i cents may be split into %j', (balanceCents, expected) => {
  expect(planLengths(balanceCents, facts)).toEqual(expected);
});

it.each([
  ['fits', medical, null, null],
  ['gone', null, null, 'paid'],
  ['paid', { ...medical, balanceCents: 0 }, null, 'paid'],
  ['in dispute', { ...medical, inDispute: true }, null, 'disputed'],
  ['a premium', { ...medical, kind: 'premium' as const }, null, 'premium'],
  ['on a plan', { ...medical, plan }, null, 'onPlan'],
  ['being paid', medical, '48203917', 'inPayment'],
  ['too small', { ...medical, balanceCents: 9_999 }, null, 'tooSmall'],
  ['being paid and on a plan', { ...medical, plan }, '48203917', 'onPlan'],
])('%s', (_, bill, lockedBy, expected) => {
  expect(whyNoPlan({ bill, lockedBy }, facts)).toBe(expected);
  if (bill && lockedBy === null) expect(offersPlan(bill, facts)).toBe(expected === null);
});

it.each([
  ['on the due date', '2026-03-20', '2026-03-02', '2026-03-20'],
  ['not before 14 days', '2026-03-10', '2026-03-02', '2026-03-16'],
  ['past due: from today', '2026-01-10', '2026-03-02', '2026-03-16'],
  ['over a leap day', '2028-02-01', '2028-02-20', '2028-03-05'],
])('the first instalment is due %s', (_, dueDate, today, expected) => {
  expect(firstInstalmentDate({ ...medical, dueDate }, today, facts)).toBe(expected);
});

describe('a schedule', () => {
  it.each([
    ['mid-month', '2026-03-15', 3, ['2026-03-15', '2026-04-15', '2026-05-15']],
    ['month ends', '2026-01-31', 4, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['a leap year', '2028-01-30', 3, ['2028-01-30', '2028-02-29', '2028-03-30']],
    ['a leap day', '2028-02-29', 3, ['2028-02-29', '2028-03-29', '2028-04-29']],
    [
      'over the new year',
      '2026-11-29',
      4,
      ['2026-11-29', '2026-12-29', '2027-01-29', '2027-02-28'],
    ],
  ])('is due on the same day each month: %s', (_, firstDate, count, expected) => {
    const dates = instalmentsOf(60_000, count, firstDate).map(({ dueDate }) => dueDate);
    expect(dates).toEqual(expected);
  });

  it.each([
    [60_000, 3, [20_000, 20_000, 20_000]],
    [64_000, 3, [21_333, 21_333, 21_334]],
    [180_001, 2, [90_000, 90_001]],
    [10_001, 4, [2_500, 2_500, 2_500, 2_501]],
    [5, 3, [1, 1, 3]],
  ])('splits %i cents in %i parts, the remainder in the last', (totalCents, count, expected) => {
    const amounts = instalmentsOf(totalCents, count, '2026-03-15').map((one) => one.amountCents);
    expect(amounts).toEqual(expected);
  });

  it('sums to the cent, whatever the balance and the length', () => {
    for (let totalCents = 1; totalCents <= 1_500; totalCents += 7) {
      for (const count of [2, 3, 6, 12, 24, 60]) {
        const parts = instalmentsOf(totalCents, count, '2026-01-31');
        expect(parts.length).toBe(count);
        expect(parts.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(totalCents);
        expect(new Set(parts.map(({ dueDate }) => dueDate)).size).toBe(count);
      }
    }
  });
});

describe('a schedule on which something is paid', () => {
  const schedule = instalmentsOf(10_001, 3, '2026-01-31');
  it.each([
    ['nothing', 0, [3_333, '2026-01-31', 3]],
    ['part of the first', 1_000, [2_333, '2026-01-31', 3]],
    ['the first', 3_333, [3_333, '2026-02-28', 2]],
    ['more than the first', 4_000, [2_666, '2026-02-28', 2]],
    ['all but the last cent', 10_000, [1, '2026-03-31', 1]],
    ['everything', 10_001, null],
    ['too much', 10_002, null],
    ['a charge came on top', -500, [3_333, '2026-01-31', 3]],
  ])('%s', (_, paidCents, expected) => {
    const left = planOf(schedule, 10_001 - paidCents);
    expect(left && [left.instalmentCents, left.nextDueDate, left.remainingCount]).toEqual(expected);
  });
});

it('what is owed beyond the schedule are new charges', () => {
  const schedule = instalmentsOf(10_001, 3, '2026-01-31');
  expect(planOf(schedule, 10_501)?.newChargesCents).toBe(500);
  expect(planOf(schedule, 9_999)?.newChargesCents).toBe(0);
});

describe("the plan's own word, less what it has not heard of", () => {
  const withCharges = { ...plan, newChargesCents: 8_550 };
  it.each([
    ['nothing', 0, [10_000, '2026-03-07', 5, 8_550]],
    ['part of the instalment', 4_000, [6_000, '2026-03-07', 5, 8_550]],
    ['the instalment', 10_000, [0, '2026-04-07', 4, 8_550]],
    ['some charges too', 12_000, [0, '2026-04-07', 4, 6_550]],
    ['both', 18_550, [0, '2026-04-07', 4, 0]],
    ['more than is due', 30_000, [0, '2026-04-07', 4, 0]],
  ])('%s', (_, paidCents, expected) => {
    const { instalmentCents, nextDueDate, remainingCount, newChargesCents } = lessPaid(
      withCharges,
      paidCents,
    );
    expect([instalmentCents, nextDueDate, remainingCount, newChargesCents]).toEqual(expected);
  });
});
