import { expect, it } from 'vitest';
import { instalmentsOf } from '../../flows/rules/payment-plans.ts';
import type { AgreedPlan, BillingDirectory } from '../../src/billing/directory.ts';

const POSTED_AT = Date.UTC(2026, 2, 2, 15);
/** A medical bill of 1,800.01 on no plan, of a member who owes nothing else. */
const BILL = 'bill-10015004';
const NUMBER = '10015004';
const MEMBER = '900015004';
/** In three instalments of 600.00, 600.00 and 600.01. */
const AGREED: AgreedPlan = {
  ...{ reference: '11112222', billId: BILL, instalments: instalmentsOf(180_001, 3, '2026-03-22') },
};

/** What the line relies on when a member agrees to pay in instalments. */
export function setsUpPlans(directory: () => BillingDirectory): void {
  const setUp = (changes: Partial<AgreedPlan> = {}) =>
    directory().setUpPlan({ ...AGREED, ...changes });
  const post = (confirmation: string, amountCents: number, billId = BILL) =>
    directory().post({ confirmation, billId, amountCents, postedAtMilliseconds: POSTED_AT });
  const bill = () => directory().bill(BILL);
  const fresh = {
    ...{ instalmentCents: 60_000, nextDueDate: '2026-03-22' },
    ...{ remainingCount: 3, newChargesCents: 0 },
  };

  it('tells of a plan wherever a bill is read, and of none where there is none', async () => {
    expect((await bill())?.plan ?? null).toBeNull();
    expect(await directory().bill('bill-10015038')).toMatchObject({
      ...{ balanceCents: 38_550, dueDate: '2026-02-26', minimumDueCents: 18_550 },
      plan: {
        ...{ instalmentCents: 10_000, nextDueDate: '2026-02-26' },
        ...{ remainingCount: 3, newChargesCents: 8_550 },
      },
    });
    const found = await directory().findBill('10015038');
    expect(found?.bill).toEqual(await directory().bill('bill-10015038'));
  });

  it('puts a bill on a plan', async () => {
    await setUp();
    const planned = { balanceCents: 180_001, minimumDueCents: 60_000, dueDate: '2026-03-22' };
    expect(await bill()).toMatchObject({ ...planned, plan: fresh });
    expect((await directory().findBill(NUMBER))?.bill).toEqual(await bill());
    expect(await directory().openBills(MEMBER)).toEqual([await bill()]);
  });

  it('sets a plan up once, and a late repetition does not undo what was paid since', async () => {
    await Promise.all([setUp(), setUp()]);
    await post('33333333', 60_000);
    await setUp();
    expect(await bill()).toMatchObject({
      balanceCents: 120_001,
      plan: { ...fresh, nextDueDate: '2026-04-22', remainingCount: 2 },
    });
  });

  it('takes off the earliest instalments what was posted since the member agreed', async () => {
    await post('33333333', 70_000);
    await setUp();
    expect(await bill()).toMatchObject({
      balanceCents: 110_001,
      plan: { ...fresh, instalmentCents: 50_000, nextDueDate: '2026-04-22', remainingCount: 2 },
    });
  });

  it('takes a payment off the instalment, then off the new charges, then off later ones', async () => {
    await post('33333333', 12_000, 'bill-10015038');
    expect((await directory().bill('bill-10015038'))?.plan).toMatchObject({
      ...{ instalmentCents: 10_000, remainingCount: 2, newChargesCents: 6_550 },
    });
    await post('44444444', 20_000, 'bill-10015038');
    expect((await directory().bill('bill-10015038'))?.plan).toMatchObject({
      ...{ instalmentCents: 6_550, remainingCount: 1, newChargesCents: 0 },
    });
  });

  it('a plan that is paid off is none', async () => {
    await setUp();
    await post('33333333', 180_001);
    const paid = await bill();
    expect([paid?.balanceCents, paid?.plan ?? null]).toEqual([0, null]);
  });

  it('refuses a plan for a bill it does not know, or that is on another', async () => {
    await expect(setUp({ billId: 'bill-gone' })).rejects.toThrow();
    await setUp();
    await expect(setUp({ reference: '33334444' })).rejects.toThrow();
    expect((await bill())?.plan).toEqual(fresh);
  });
}
