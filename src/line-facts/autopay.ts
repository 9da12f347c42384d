import { z } from 'zod';

/** `autopay` in line.json: automatic payments. */
export const autopayFacts = z.strictObject({
  /** Raise it with the words of autopay.terms, termsEnd and termsCopy: authorizations name it. */
  scriptVersion: z.string().min(1).max(40),
  daysBefore: z
    .array(z.int().min(0).max(28))
    .min(1)
    .max(4, 'nobody listens to a longer list')
    .refine((days) => new Set(days).size === days.length, 'name each number of days once'),
  capMaximumCents: z.int().min(100).max(100_000_000),
});
