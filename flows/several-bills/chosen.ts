import type { CallContext, CallMemory } from '../context.ts';
import { coverageNow } from '../premium/coverage.ts';
import { type Meanwhile, meanwhile, payableTogether } from '../rules/several-bills.ts';
import type { FlowEvent, FreshBill, OpenBill } from '../vocabulary.ts';

/** The bills this member can pay together now. */
export function payable(context: CallContext): readonly OpenBill[] {
  return payableTogether(context.bills, (bill) => isExpired(bill, context));
}

/** Those the caller has chosen, as far as they can still be paid. */
export function chosen(context: CallContext): readonly OpenBill[] {
  const ids = context.several?.includedIds ?? [];
  return payable(context).filter(({ billId }) => ids.includes(billId));
}

/** The bill the caller is asked about; null when each has been. */
export function askedAbout(context: CallContext): OpenBill | null {
  const { several, bills } = context;
  const id = several?.offeredIds[several.askedCount];
  return bills.find(({ billId }) => billId === id) ?? null;
}

/** What has changed about the bills to be paid, with the bill as the caller knows it. */
export function changesIn(
  event: FlowEvent,
  context: CallContext,
): readonly { readonly fresh: FreshBill; readonly told: OpenBill; readonly what: Meanwhile }[] {
  if (event.type !== 'bills.fresh') return [];
  return event.fresh.flatMap((fresh) => {
    const told = context.bills.find(({ billId }) => billId === fresh.billId);
    const what = meanwhile(fresh, told, (bill) => isExpired(bill, context));
    const known = told ?? fresh.bill;
    return what && known ? [{ fresh, told: known, what }] : [];
  });
}

function isExpired(bill: OpenBill, context: CallContext): boolean {
  return coverageNow(bill, context)?.status === 'expired';
}

/** Whether the payment that is being made is one of several bills. */
export function paysSeveral({ several, billId }: CallMemory): boolean {
  return several !== null && billId === null && several.allocations.length > 0;
}
