import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueNowCents } from '../../../flows/rules/payment-plans.ts';
import { allocate, meanwhile, payableTogether, sumOf } from '../../../flows/rules/several-bills.ts';
import type { OpenBill } from '../../../flows/vocabulary.ts';

const bill = (billId: string, changes: Partial<OpenBill> = {}): OpenBill => ({
  billId,
  kind: 'medical',
  category: 'labTests',
  forDate: '2026-01-10',
  dueDate: '2026-03-10',
  balanceCents: 20_000,
  minimumDueCents: 5_000,
  graceEndDate: null,
  premium: null,
  inDispute: false,
  ...changes,
});

const onPlan = (instalmentCents: number, newChargesCents: number) => ({
  plan: { instalmentCents, nextDueDate: '2026-03-10', remainingCount: 3, newChargesCents },
});
const never = () => false;

describe('bills that are paid together', () => {
  it.each([
    ['a bill for care', bill('a'), true],
    ['a premium', bill('a', { kind: 'premium', category: 'premium' }), true],
    ['one in dispute', bill('a', { inDispute: true }), false],
    ['a payment plan with an instalment due', bill('a', onPlan(5_000, 0)), true],
    ['a payment plan with new charges alone', bill('a', onPlan(0, 700)), true],
    ['a payment plan with nothing due now', bill('a', onPlan(0, 0)), false],
    ['nothing owed', bill('a', { balanceCents: 0 }), false],
  ] as const)('%s: %#', (_what, one, isPayable) => {
    expect(payableTogether([one], never)).toEqual(isPayable ? [one] : []);
  });

  it('leaves a premium out whose last day is over', () => {
    const [first, second] = [bill('a'), bill('b', { kind: 'premium', category: 'premium' })];
    expect(payableTogether([first, second], ({ billId }) => billId === 'b')).toEqual([first]);
  });
});

it('each gets what is due now or its balance, never more than it owes, and all add up', () => {
  const anyBill = fc.record({
    balanceCents: fc.integer({ min: 1, max: 1_000_000 }),
    instalmentCents: fc.integer({ min: 0, max: 500_000 }),
    newChargesCents: fc.integer({ min: 0, max: 500_000 }),
    isOnPlan: fc.boolean(),
  });
  const bills = fc.array(anyBill, { minLength: 1, maxLength: 8 }).map((all) =>
    all.map(({ balanceCents, instalmentCents, newChargesCents, isOnPlan }, index) =>
      bill(`bill-${index}`, {
        balanceCents,
        ...(isOnPlan ? onPlan(instalmentCents, newChargesCents) : {}),
      }),
    ),
  );
  fc.assert(
    fc.property(bills, fc.constantFrom('dueNow', 'balance'), (all, amounts) => {
      const payable = payableTogether(all, never);
      const allocations = allocate(payable, amounts);
      expect(allocations.map(({ billId }) => billId)).toEqual(payable.map(({ billId }) => billId));
      for (const [index, { amountCents }] of allocations.entries()) {
        expect(amountCents).toBeGreaterThan(0);
        expect(amountCents).toBeLessThanOrEqual(payable[index]?.balanceCents ?? 0);
      }
      const each = payable.map((one) =>
        amounts === 'dueNow' ? dueNowCents(one) : one.balanceCents,
      );
      expect(sumOf(allocations)).toBe(each.reduce((sum, cents) => sum + cents, 0));
    }),
  );
});

describe('what has become of a bill since it was told', () => {
  const told = bill('a', onPlan(5_000, 0));
  const fresh = (changes: Partial<OpenBill>, lockedBy: string | null = null) => ({
    ...{ billId: 'a', bill: { ...told, ...changes }, lockedBy },
  });
  it.each([
    ['nothing', fresh({}), null],
    ['another due date alone', fresh({ dueDate: '2026-04-01' }), null],
    ['somebody is paying it', fresh({}, '44102730'), 'locked'],
    ['somebody is paying it, and it changed', fresh({ balanceCents: 1 }, '44102730'), 'locked'],
    ['it is paid', fresh({ balanceCents: 0 }), 'paid'],
    ['it is gone', { billId: 'a', bill: null, lockedBy: null }, 'paid'],
    ['it is in dispute', fresh({ inDispute: true }), 'inDispute'],
    ['another balance', fresh({ balanceCents: 19_999 }), 'changed'],
    ['another instalment of the same balance', fresh(onPlan(4_999, 0)), 'changed'],
  ] as const)('%s', (_what, now, what) => {
    expect(meanwhile(now, told, never)).toBe(what);
  });

  it('the last day of a premium is over', () => {
    expect(meanwhile(fresh({}), told, () => true)).toBe('expired');
  });
});
