import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';
import type { Allocation, Query } from '../vocabulary.ts';
import { paysSeveral } from './chosen.ts';

export const severalBillsAsks = {
  askFreshBills: ({ context }: Where): Query => ({
    type: 'query.freshBills',
    billIds: context.several?.allocations.map(({ billId }) => billId) ?? [],
  }),
};

/** What each bill gets of the payment the caller has agreed to, whether one or several. */
export function allocationsIn(context: CallContext): readonly Allocation[] {
  const { several, billId, amountCents } = context;
  if (several && paysSeveral(context)) return several.allocations;
  return [{ billId: billId ?? '', amountCents }];
}
