import type { CallContext, CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import { withCoverage } from '../premium/coverage.ts';
import { inSpokenOrder } from '../rules/bills.ts';
import type { Meanwhile } from '../rules/several-bills.ts';
import { allocate, type SeveralAmounts, sumOf } from '../rules/several-bills.ts';
import type { FreshBill, Notice } from '../vocabulary.ts';
import { askedAbout, changesIn, chosen, payable } from './chosen.ts';
import { nameOf } from './words.ts';

type Change = Partial<CallMemory>;

const offeredIds = (context: CallContext) => payable(context).map(({ billId }) => billId);

export const severalBillsUpdates = {
  startSeveral: ({ context }: Where): Change => ({
    several: { offeredIds: offeredIds(context), askedCount: 0, includedIds: [], allocations: [] },
  }),
  chooseAllBills: ({ context }: Where): Change => {
    const ids = offeredIds(context);
    const askedCount = ids.length;
    return { several: { offeredIds: ids, askedCount, includedIds: ids, allocations: [] } };
  },
  includeBill: ({ context }: Where): Change =>
    answered(context, [askedAbout(context)?.billId ?? '']),
  skipBill: ({ context }: Where): Change => answered(context, []),
  askPreviousBill: ({ context }: Where): Change => {
    const { several } = context;
    if (!several) return {};
    const askedCount = Math.max(0, several.askedCount - 1);
    const before = several.offeredIds.slice(0, askedCount);
    const includedIds = several.includedIds.filter((id) => before.includes(id));
    return { several: { ...several, askedCount, includedIds } };
  },
  paySeveral: ({ context }: Where, { amounts }: { amounts: SeveralAmounts }): Change => {
    const { several } = context;
    if (!several) return {};
    const allocations = allocate(chosen(context), amounts);
    return {
      several: { ...several, allocations },
      amountCents: sumOf(allocations),
      billId: null,
      lockedBy: null,
    };
  },
  /** The bills as they are now; those that cannot be paid any more are told and left out. */
  takeFreshBills: ({ context, event }: Where): Change => {
    const { several } = context;
    if (event.type !== 'bills.fresh' || !several) return {};
    const changes = changesIn(event, context);
    if (changes.length === 0) return {};
    const gone = changes.filter(({ what }) => what !== 'changed').map(({ fresh }) => fresh.billId);
    const stays = (id: string) => !gone.includes(id);
    return {
      bills: withFresh(context, event.fresh),
      several: {
        ...several,
        offeredIds: several.offeredIds.filter(stays),
        includedIds: several.includedIds.filter(stays),
        allocations: [],
      },
      notices: [
        ...context.notices,
        ...changes.map(
          ({ told, what, fresh }): Notice => ({
            key: billIs[what],
            with: { ...nameOf(told), lockedByDigits: fresh.lockedBy ?? '' },
            mustHear: true,
          }),
        ),
        { key: 'severalBills.notChargedYet', with: {}, mustHear: true },
      ],
    };
  },
};

const billIs: Readonly<Record<Meanwhile, string>> = {
  locked: 'severalBills.locked',
  paid: 'severalBills.paid',
  inDispute: 'severalBills.inDispute',
  expired: 'severalBills.expired',
  changed: 'severalBills.changed',
};

function answered({ several }: CallContext, ids: readonly string[]): Change {
  if (!several) return {};
  return {
    several: {
      ...several,
      askedCount: several.askedCount + 1,
      includedIds: [...several.includedIds, ...ids],
    },
    tries: 0,
  };
}

function withFresh(context: CallContext, fresh: readonly FreshBill[]): CallMemory['bills'] {
  const ids = fresh.map(({ billId }) => billId);
  const others = context.bills.filter(({ billId }) => !ids.includes(billId));
  const known = fresh.flatMap(({ bill }) => (bill && bill.balanceCents > 0 ? [bill] : []));
  return inSpokenOrder([...others, ...known.map((bill) => withCoverage(bill, context))]);
}
