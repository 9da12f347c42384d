import { type CallContext, chosenBill } from '../context.ts';
import { keysOf } from '../guards.ts';
import { billsOnPage } from '../rules/bills.ts';
import type { FlowEvent } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const billHelpGuards = {
  hasOneBill: ({ context }: Where) => context.bills.length === 1,
  isOnPage: ({ context, event }: Where) =>
    billsOnPage(context.bills, context.page, context.line.limits)[Number(keysOf(event)) - 1] !==
    undefined,
  isMedicalBill: ({ context }: Where) => chosenBill(context)?.kind === 'medical',
  isBillInDispute: ({ context }: Where) => chosenBill(context)?.inDispute === true,
  /** What is in dispute is not collected, whenever the dispute began. */
  isFreshInDispute: ({ event }: Where) =>
    event.type === 'bill.fresh' && event.bill?.inDispute === true,
};
