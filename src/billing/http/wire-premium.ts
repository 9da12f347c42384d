import { z } from 'zod';
import { planTypes } from '../../../flows/rules/grace/facts.ts';
import { cents } from './fields.ts';

/** Nobody is billed for more; a longer list is a mistake. */
const MONTHS_MAX = 60;

const wireMonth = z.object({
  month: z.iso.date().endsWith('-01'),
  amountCents: cents.min(1),
});

/** What the grace engine needs of a premium bill. */
export const wirePremium = z.object({
  planType: z.enum(planTypes),
  state: z.string().regex(/^[A-Z]{2}$/),
  months: z
    .array(wireMonth)
    .min(1)
    .max(MONTHS_MAX)
    .refine((months) =>
      months.every(({ month }, index) => month > (months[index - 1]?.month ?? '')),
    ),
  dueDate: z.iso.date(),
  paidThroughDate: z.iso.date().nullable(),
  firstPaymentPending: z.boolean(),
  electionDate: z.iso.date().nullable(),
  noticeDate: z.iso.date().nullable(),
});
