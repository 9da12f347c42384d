import { expect, it } from 'vitest';
import type { BillExtension, BillingDirectory, FiledRequest } from '../../src/billing/directory.ts';

const FILED_AT = Date.UTC(2026, 2, 2, 15);
/** A medical bill of 88.15, and a premium of which two months are owed. */
const BILL = 'bill-10000026';
const PREMIUM = 'bill-10012009';

/** What the line relies on when it moves a due date. */
export function extendsBills(directory: () => BillingDirectory): void {
  const extend = (reference: string, dueDate: string, billId = BILL) =>
    directory().extend({ reference, billId, dueDate } satisfies BillExtension);
  const dueDate = async (billId = BILL) => (await directory().bill(billId))?.dueDate;

  it('moves a due date, and nothing else of the bill', async () => {
    const before = await directory().bill(BILL);
    await extend('11112222', '2026-03-21');
    expect(await directory().bill(BILL)).toEqual({ ...before, dueDate: '2026-03-21' });
  });

  it('moves it once per reference: a late repetition does not move it back', async () => {
    await extend('11112222', '2026-03-21');
    await extend('33334444', '2026-03-28');
    await extend('11112222', '2026-03-21');
    expect(await dueDate()).toBe('2026-03-28');
    await Promise.all([extend('55556666', '2026-04-04'), extend('55556666', '2026-04-04')]);
    expect(await dueDate()).toBe('2026-04-04');
  });

  it('never moves what coverage hangs on', async () => {
    const before = await directory().bill(PREMIUM);
    await extend('11112222', '2026-03-21', PREMIUM);
    const bill = await directory().bill(PREMIUM);
    expect(bill?.dueDate).toBe('2026-03-21');
    expect(bill?.premium).toEqual(before?.premium);
    expect(bill?.graceEndDate).toEqual(before?.graceEndDate);
  });

  it('refuses to extend a bill it does not know', async () => {
    await expect(extend('11112222', '2026-03-21', 'bill-gone')).rejects.toThrow();
  });
}

/** What the line relies on when a member asks for something. */
export function filesRequests(directory: () => BillingDirectory): void {
  const file = (reference: string, changes: Partial<FiledRequest> = {}) =>
    directory().file({
      ...{ reference, kind: 'dispute', memberId: '900000025', billId: BILL },
      ...{ detail: { answerBy: 'mail', language: 'en-US' }, filedAtMilliseconds: FILED_AT },
      ...changes,
    });
  const inDispute = async () => (await directory().bill(BILL))?.inDispute;

  it('marks a bill that the member disputes, wherever it is read', async () => {
    expect(await inDispute()).toBe(false);
    await file('11112222');
    expect(await inDispute()).toBe(true);
    expect((await directory().findBill('10000026'))?.bill.inDispute).toBe(true);
    const bills = await directory().openBills('900000025');
    expect(bills.filter((bill) => bill.inDispute).map(({ billId }) => billId)).toEqual([BILL]);
  });

  it('takes a request once, however often it is told', async () => {
    await file('11112222');
    await Promise.all([file('11112222'), file('11112222')]);
    expect(await inDispute()).toBe(true);
  });

  it('takes other requests without a dispute, with a bill and without', async () => {
    await file('11112222', { kind: 'itemizedStatement' });
    await file('33334444', { kind: 'assistance', billId: null });
    await file('55556666', { kind: 'onlineAccount', billId: null, detail: {} });
    expect(await inDispute()).toBe(false);
  });

  it('refuses a request of a member, or about a bill, that it does not know', async () => {
    await expect(file('11112222', { memberId: '900000018' })).rejects.toThrow();
    await expect(file('33334444', { billId: 'bill-gone' })).rejects.toThrow();
  });
}
