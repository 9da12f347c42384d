import { z } from 'zod';
import type { RequestKind } from '../../../flows/index.ts';
import { cents, identifier } from './fields.ts';
import { INSTALMENTS_MAX, wireInstalment } from './wire-plan.ts';

/** What docs/billing-api.yaml answers to what was written: the same again. */

const requestKinds = [
  'assistance',
  'itemizedStatement',
  'dispute',
  'onlineAccount',
] as const satisfies readonly RequestKind[];

export const wirePosting = z.object({
  confirmation: z.string(),
  billId: identifier,
  amountCents: cents,
});

export const wireExtension = z.object({
  reference: z.string(),
  billId: identifier,
  dueDate: z.iso.date(),
});

export const wireAgreedPlan = z.object({
  reference: z.string(),
  billId: identifier,
  instalments: z.array(wireInstalment).min(1).max(INSTALMENTS_MAX),
});

export const wireRequest = z.object({
  reference: z.string(),
  kind: z.enum(requestKinds),
  memberId: identifier,
  billId: identifier.nullable(),
});
