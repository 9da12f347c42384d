import type { CallContext, CallMemory } from '../context.ts';
import { calendarNow } from '../rules/calendar.ts';

interface Where {
  readonly context: CallContext;
}

export const calendarUpdates = {
  nextCalendarPage: ({ context }: Where): Partial<CallMemory> => ({
    page: (context.page + 1) % calendarNow(context).pageCount,
    tries: 0,
  }),
};
