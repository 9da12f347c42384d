import { type CallContext, chosenBill } from '../context.ts';
import { keysOf } from '../guards.ts';
import { keyedPayDate } from '../rules/scheduled-dates.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { chosenScheduled, offersLater, scheduledOnPage, scheduledPages } from './memory.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

/** The date that was keyed, held to the bill that is being paid. */
export function keyedDate({ context, event }: Where) {
  return keyedPayDate(keysOf(event), context.today, chosenBill(context)?.dueDate ?? '');
}

const isRefused = (where: Where) => {
  const date = keyedDate(where);
  return date !== null && 'refused' in date;
};

const listed = ({ context, event }: Where) => scheduledOnPage(context)[Number(keysOf(event)) - 1];

export const scheduledGuards = {
  hasScheduled: ({ context }: Where) => context.scheduledPayments.length > 0,
  offersLater: ({ context }: Where) => offersLater(context),
  isBillScheduled: ({ context, event }: Where) =>
    event.type === 'scheduled.known' &&
    event.payments.some(({ billId }) => billId === context.billId),
  isPayDate: (where: Where) => {
    const date = keyedDate(where);
    return date !== null && 'onDate' in date;
  },
  isDateRefused: isRefused,
  isDateRefusedAgain: (where: Where) =>
    isRefused(where) && where.context.tries + 1 >= where.context.line.limits.triesPerQuestion,
  isDateGone: ({ context }: Where) => (context.schedule?.onDate ?? '') <= context.today,

  isListedScheduled: (where: Where) => listed(where) !== undefined,
  isListedAndTooLate: (where: Where) => {
    const payment = listed(where);
    return payment !== undefined && payment.onDate <= where.context.today;
  },
  hasSeveralScheduledPages: ({ context }: Where) => scheduledPages(context) > 1,
  isScheduledGone: ({ context, event }: Where) =>
    event.type === 'scheduled.known' &&
    !event.payments.some(({ scheduledId }) => scheduledId === context.scheduledId),
  isTooLateToCancel: ({ context }: Where) =>
    (chosenScheduled(context)?.onDate ?? '') <= context.today,
};
