import { z } from 'zod';
import type { OpenBill } from '../../../flows/index.ts';
import { billCategories, billKinds, kindOfCategory } from '../categories.ts';

/** The answers of docs/billing-api.yaml. Fields it does not name are dropped at once. */

/** No dots and no slashes: an ID is one segment of a path. */
export const identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const cents = z.int().min(0).max(100_000_000);
const zip = z.string().regex(/^\d{5}$/);

export const wireMember = z.object({
  memberId: identifier,
  birthDate: z.iso.date(),
  zip,
});

const wireBill = z
  .object({
    billId: identifier,
    kind: z.enum(billKinds),
    category: z.enum(billCategories),
    forDate: z.iso.date(),
    dueDate: z.iso.date(),
    graceEndDate: z.iso.date().nullable(),
    balanceCents: cents,
    minimumDueCents: cents,
  })
  .refine((bill) => kindOfCategory[bill.category] === bill.kind, { path: ['category'] })
  .transform(asOpenBill);

export const wireOneBill = wireBill;
export const wireMemberBills = z.object({
  memberId: identifier,
  bills: z.array(wireBill).max(500),
});
export const wireFoundBills = z.object({
  found: z.array(z.object({ billNumber: z.string(), zip, bill: wireBill })).max(1),
});
export const wirePosting = z.object({
  confirmation: z.string(),
  billId: identifier,
  amountCents: cents,
});

/** A "no" is told from a wrong address by this code alone: it proves that a thing is not there. */
export const wireError = z.object({ error: z.object({ code: z.string().max(64) }) });

function asOpenBill(bill: OpenBill): OpenBill {
  return { ...bill, minimumDueCents: Math.min(bill.minimumDueCents, bill.balanceCents) };
}
