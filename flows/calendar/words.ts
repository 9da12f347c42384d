import type { CallContext } from '../context.ts';
import { coverageNow } from '../premium/coverage.ts';
import { monthsOf } from '../premium/words.ts';
import { type CalendarEntry, calendarNow } from '../rules/calendar.ts';
import { dueNowCents } from '../rules/payment-plans.ts';
import type { Say } from '../vocabulary.ts';

type Words = Say['with'];

/** The prompts of "what is due when"; null for any other key. */
export function calendarQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (!key.startsWith('calendar.')) return null;
  const { entries, pageCount } = calendarNow(context);
  if (key === 'calendar.eachEntry') return entriesOnPage(context, entries, words);
  const about = {
    entryCount: entries.length,
    dayCount: context.line.calendar.days,
    hasMoreEntries: pageCount > 1 ? 'yes' : 'no',
    owesSomething: context.bills.length > 0 ? 'yes' : 'no',
  };
  return [{ key, with: { ...words, ...about } }];
}

function entriesOnPage(
  context: CallContext,
  entries: readonly CalendarEntry[],
  words: Words,
): Say[] {
  const { billsPerPage } = context.line.limits;
  const start = context.page * billsPerPage;
  return entries.slice(start, start + billsPerPage).map(({ date, what, bill }) => {
    const coverage = coverageNow(bill, context);
    const entryCents = what === 'graceEnd' ? coverage?.amountCents : undefined;
    return {
      key: 'calendar.entry',
      with: {
        ...words,
        ...{ what: coverage?.status === 'binderDue' && what === 'graceEnd' ? 'binder' : what },
        ...{ onDate: date, entryCents: entryCents ?? dueNowCents(bill) },
        ...{ kind: bill.kind, category: bill.category, ...monthsOf(bill, context) },
      },
    };
  });
}
