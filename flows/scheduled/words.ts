import { type CallContext, chosenBill } from '../context.ts';
import { lastCancelDate } from '../rules/scheduled-dates.ts';
import type { Say, ScheduledPayment } from '../vocabulary.ts';
import {
  chosenScheduled,
  offersLater,
  scheduledForBill,
  scheduledOnPage,
  scheduledPages,
} from './memory.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** For the prompt that offers a later date. */
export function scheduledWords(context: CallContext): Words {
  return { offersLater: yes(offersLater(context)) };
}

/** The prompts about payments on a later date; null for any other key. */
export function scheduledQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (!key.startsWith('scheduled.')) return null;
  if (key === 'scheduled.each') {
    return scheduledOnPage(context).map((payment, index) => ({
      key,
      with: { ...words, ...aboutScheduled(payment, context), number: index + 1 },
    }));
  }
  const { schedule, card } = context;
  const known = key === 'scheduled.already' ? scheduledForBill(context) : chosenScheduled(context);
  const about = {
    ...(known && aboutScheduled(known, context)),
    scheduledCount: context.scheduledPayments.length,
    hasMoreScheduled: yes(scheduledPages(context) > 1),
    dueDate: chosenBill(context)?.dueDate ?? '',
    ...(schedule?.scheduledId === null && {
      ...{ onDate: schedule.onDate, cancelByDate: lastCancelDate(schedule.onDate) },
      ...{ scheduledCents: context.amountCents, billKind: chosenBill(context)?.kind ?? 'other' },
      ...{ brand: card?.brand ?? 'other', lastFourDigits: card?.lastFour ?? '' },
    }),
  };
  return [{ key, with: { ...words, ...about } }];
}

function aboutScheduled(payment: ScheduledPayment, { bills }: CallContext): Words {
  const { onDate, amountCents, brand, lastFour, confirmation, billId } = payment;
  return {
    ...{ onDate, scheduledCents: amountCents, brand },
    lastFourDigits: lastFour,
    confirmationDigits: confirmation,
    cancelByDate: lastCancelDate(onDate),
    billKind: bills.find((bill) => bill.billId === billId)?.kind ?? 'other',
  };
}
