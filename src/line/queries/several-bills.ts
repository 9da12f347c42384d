import type { FreshBill, PastPaymentPart } from '../../../flows/index.ts';
import { codeOf } from '../../errors.ts';
import { allocationsOf } from '../../payments/allocations.ts';
import { openPaymentForBill } from '../../payments/ledger.ts';
import type { Payment } from '../../payments/payment.ts';
import type { Line } from '../line.ts';
import type { Answers } from '../queries.ts';
import { asOwed } from './owed.ts';

/** The bill as it stands now, and the confirmation number of the payment that holds it. */
export async function freshBill(line: Line, billId: string): Promise<FreshBill> {
  const bill = await line.directory.bill(billId);
  const open = openPaymentForBill(line.db, billId);
  return { billId, bill: bill && asOwed(line, bill), lockedBy: open?.confirmation ?? null };
}

export const severalBillsAnswers: Pick<Answers, 'query.freshBills'> = {
  'query.freshBills': async (line, { billIds }) => ({
    type: 'bills.fresh',
    fresh: await Promise.all(billIds.map((billId) => freshBill(line, billId))),
  }),
};

/** How many bills a payment was for. */
export function billCountOf({ db }: Line, payment: Payment): number {
  return allocationsOf(db, payment).length;
}

/**
 * What each bill got of a payment of several bills; nothing for a payment of one. What our own ledger
 * knows is told even when the plan's records do not answer: without the names of the bills then.
 */
export async function partsOf(line: Line, payment: Payment): Promise<readonly PastPaymentPart[]> {
  const allocations = allocationsOf(line.db, payment);
  if (allocations.length < 2) return [];
  return Promise.all(
    allocations.map(async ({ billId, amountCents }) => ({
      amountCents,
      bill: await nameOf(line, billId),
    })),
  );
}

async function nameOf(line: Line, billId: string): Promise<PastPaymentPart['bill']> {
  try {
    const bill = await line.directory.bill(billId);
    return bill && { kind: bill.kind, category: bill.category, forDate: bill.forDate };
  } catch (error) {
    const about = { billId, code: codeOf(error), err: error };
    line.log.warn(about, 'A bill of a past payment could not be read; its part is told unnamed.');
    return null;
  }
}
