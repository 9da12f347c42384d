import { expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';

const POSTED_AT = Date.UTC(2026, 2, 2, 15);
const BILL = 'bill-10000017';

/** What the line relies on when it has taken a payment. */
export function posts(directory: () => BillingDirectory): void {
  const post = (confirmation: string, amountCents: number, billId = BILL) =>
    directory().post({ confirmation, billId, amountCents, postedAtMilliseconds: POSTED_AT });

  it('takes a payment off the balance and off what is due at least', async () => {
    await post('11111111', 2_500);
    expect(await directory().bill(BILL)).toMatchObject({
      balanceCents: 9_950,
      minimumDueCents: 1_500,
    });
  });

  it('takes it off once, however often it is told', async () => {
    await post('11111111', 2_500);
    await post('11111111', 2_500);
    await Promise.all([post('11111111', 2_500), post('22222222', 1_000)]);
    expect(await directory().bill(BILL)).toMatchObject({ balanceCents: 8_950 });
  });

  it('takes one payment of several bills off each of them, once', async () => {
    const other = 'bill-10000026';
    await Promise.all([post('11111111', 2_500), post('11111111', 8_815, other)]);
    await post('11111111', 2_500);
    await post('11111111', 8_815, other);
    expect(await directory().bill(BILL)).toMatchObject({ balanceCents: 9_950 });
    expect(await directory().bill(other)).toMatchObject({ balanceCents: 0 });
  });

  it('a paid bill is no longer open, but is still known', async () => {
    await post('11111111', 12_450);
    expect(await directory().openBills('900000017')).toEqual([]);
    expect(await directory().bill(BILL)).toMatchObject({ balanceCents: 0, minimumDueCents: 0 });
  });

  it('never owes the member: what is too much leaves zero', async () => {
    await post('11111111', 12_000);
    await post('22222222', 12_000);
    expect(await directory().bill(BILL)).toMatchObject({ balanceCents: 0, minimumDueCents: 0 });
  });

  it('refuses a posting for a bill it does not know', async () => {
    await expect(post('11111111', 100, 'bill-gone')).rejects.toThrow();
  });
}
