import { z } from 'zod';
import { cents } from './fields.ts';

/** Ten years; a longer plan is a mistake. */
export const INSTALMENTS_MAX = 120;

/** How a payment plan stands that a bill is on. */
export const wirePlan = z.object({
  instalmentCents: cents,
  nextDueDate: z.iso.date(),
  remainingCount: z.int().min(1).max(INSTALMENTS_MAX),
  newChargesCents: cents,
});

/** One monthly payment of a plan as it was agreed. */
export const wireInstalment = z.object({
  dueDate: z.iso.date(),
  amountCents: cents.min(1),
});
