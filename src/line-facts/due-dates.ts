import { z } from 'zod';

/** `calendar` in line.json: how far ahead "what is due when" looks. */
export const calendarFacts = z.strictObject({ days: z.int().min(1).max(366) });

const days = z.int().min(1).max(90);

/** `extension` in line.json: how long a due date can be moved, once per bill. */
export const extensionFacts = z.strictObject({
  days: z.strictObject({
    medical: days.nullable(),
    premium: days.nullable(),
  }),
  offeredDaysBeforeDue: z.int().min(0).max(90),
  collectionDaysPastDue: z.int().min(1).max(366),
});
