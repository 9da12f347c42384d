import { type CallContext, type CallMemory, chosenBill } from '../context.ts';
import { keysOf } from '../guards.ts';
import type { FlowEvent, Notice, ScheduledNews } from '../vocabulary.ts';
import { keyedDate } from './guards.ts';
import { scheduledOnPage, scheduledPages } from './memory.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

const onDate = (date: string): Change => ({
  schedule: { onDate: date, scheduledId: null, confirmation: null },
});

/** Said before anything else to a member whose scheduled payments were not made. */
export function newsNotices(news: readonly ScheduledNews[]): readonly Notice[] {
  return news.map((each) => ({
    key: 'scheduled.notMade',
    with: {
      newsOutcome: each.outcome,
      onDate: each.onDate,
      scheduledCents: each.amountCents,
      confirmationDigits: each.confirmation,
    },
    mustHear: true,
  }));
}

export const scheduledUpdates = {
  takeScheduled: ({ event }: Where): Change =>
    event.type === 'scheduled.known' ? { scheduledPayments: event.payments } : {},
  takeDueDate: ({ context }: Where): Change => onDate(chosenBill(context)?.dueDate ?? ''),
  takeKeyedDate: (where: Where): Change => {
    const date = keyedDate(where);
    return date && 'onDate' in date ? onDate(date.onDate) : {};
  },
  refuseDate: (where: Where): Change => {
    const { context } = where;
    const date = keyedDate(where);
    const words = {
      dateRefusal: date && 'refused' in date ? date.refused : 'none',
      heardDigits: keysOf(where.event),
      dueDate: chosenBill(context)?.dueDate ?? '',
    };
    return {
      tries: context.tries + 1,
      notices: [...context.notices, { key: 'scheduled.dateRefused', with: words, mustHear: false }],
    };
  },
  /** From here on it has the number its payment will have. */
  nameSchedule: ({ context }: Where): Change => {
    const { schedule, fresh, billId, amountCents, card } = context;
    if (!schedule || !card || billId === null) return {};
    const scheduledId = fresh.paymentId();
    const confirmation = fresh.confirmation();
    const { brand, lastFour } = card;
    const added = { scheduledId, confirmation, billId, amountCents, brand, lastFour };
    return {
      schedule: { ...schedule, scheduledId, confirmation },
      scheduledId,
      scheduledPayments: [...context.scheduledPayments, { ...added, onDate: schedule.onDate }],
    };
  },

  chooseScheduled: ({ context, event }: Where): Change => ({
    scheduledId: scheduledOnPage(context)[Number(keysOf(event)) - 1]?.scheduledId ?? null,
  }),
  nextScheduledPage: ({ context }: Where): Change => ({
    page: (context.page + 1) % scheduledPages(context),
    tries: 0,
  }),
  forgetScheduled: ({ context: { scheduledPayments, scheduledId } }: Where): Change => ({
    scheduledPayments: scheduledPayments.filter((each) => each.scheduledId !== scheduledId),
  }),
};
