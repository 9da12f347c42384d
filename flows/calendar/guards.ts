import type { CallContext } from '../context.ts';
import { calendarNow } from '../rules/calendar.ts';

interface Where {
  readonly context: CallContext;
}

export const calendarGuards = {
  hasSeveralCalendarPages: ({ context }: Where) => calendarNow(context).pageCount > 1,
  owesSomething: ({ context }: Where) => context.bills.length > 0,
};
