import { z } from 'zod';

/** `scheduled` in line.json: payments on a later date. */
export const scheduledFacts = z.strictObject({
  /** On their day, in the zone of the member's region. */
  runsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as HH:MM, like 09:00'),
  /** So long a bill may stay locked by another payment before a scheduled one is given up. */
  waitDays: z.int().min(1).max(14),
});
