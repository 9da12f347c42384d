import { type CallContext, type CallMemory, chosenBill } from '../context.ts';
import { keysOf } from '../guards.ts';
import { extendableBills } from '../rules/extensions.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { decisionOn, extendableOnPage, extensionPages } from './bills.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

export const extensionUpdates = {
  chooseOnlyExtendable: ({ context: { bills, today, line } }: Where): Change => ({
    billId: extendableBills(bills, today, line.extension)[0]?.billId ?? null,
  }),
  chooseExtendable: ({ context, event }: Where): Change => ({
    billId: extendableOnPage(context)[Number(keysOf(event)) - 1]?.billId ?? null,
  }),
  nextExtensionPage: ({ context }: Where): Change => ({
    page: (context.page + 1) % extensionPages(context),
    tries: 0,
  }),
  decideExtension: ({ context, event }: Where): Change => {
    const decision = decisionOn(event, context);
    if (!decision) return {};
    return {
      extension: {
        billId: context.billId ?? '',
        why: decision.granted ? null : decision.why,
        fromDate: chosenBill(context)?.dueDate ?? null,
        dueDate: decision.granted ? decision.dueDate : null,
        reference: null,
      },
    };
  },
  /** From here on the call speaks the new date. */
  grantExtension: ({ context }: Where): Change => {
    const { extension, bills } = context;
    if (!extension) return {};
    return {
      extension: { ...extension, reference: context.fresh.confirmation() },
      bills: bills.map((bill) =>
        bill.billId === extension.billId
          ? { ...bill, dueDate: extension.dueDate ?? bill.dueDate }
          : bill,
      ),
    };
  },
};
