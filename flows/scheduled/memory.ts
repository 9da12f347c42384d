import { type CallContext, chosenBill } from '../context.ts';
import { paysSeveral } from '../several-bills/chosen.ts';
import type { ScheduledPayment } from '../vocabulary.ts';

/** What a call remembers of payments on a later date. */
export interface ScheduledMemory {
  readonly scheduledPayments: readonly ScheduledPayment[];
  /** The one that was chosen from the list. */
  readonly scheduledId: string | null;
  /** The one that is being agreed to; its names are null until it is. */
  readonly schedule: {
    readonly onDate: string;
    readonly scheduledId: string | null;
    readonly confirmation: string | null;
  } | null;
}

export const newScheduledMemory: ScheduledMemory = {
  scheduledPayments: [],
  scheduledId: null,
  schedule: null,
};

/** One bill of a member's that is due tomorrow or later can be paid later, too. */
export function offersLater(context: CallContext): boolean {
  const bill = chosenBill(context);
  return (
    context.proof === 'member' &&
    context.card?.isForOneCharge === undefined &&
    bill !== null &&
    !paysSeveral(context) &&
    bill.dueDate > context.today
  );
}

export function chosenScheduled(context: CallContext): ScheduledPayment | null {
  const { scheduledPayments, scheduledId } = context;
  return scheduledPayments.find((each) => each.scheduledId === scheduledId) ?? null;
}

/** The one that waits for the bill being paid. */
export function scheduledForBill({
  scheduledPayments,
  billId,
}: CallContext): ScheduledPayment | null {
  return scheduledPayments.find((each) => each.billId === billId) ?? null;
}

export function scheduledOnPage({ scheduledPayments, page, line }: CallContext) {
  const { billsPerPage } = line.limits;
  return scheduledPayments.slice(page * billsPerPage, (page + 1) * billsPerPage);
}

export function scheduledPages({ scheduledPayments, line }: CallContext): number {
  return Math.max(1, Math.ceil(scheduledPayments.length / line.limits.billsPerPage));
}
