import { z } from 'zod';
import type { Locale, OpenBill } from '../../../flows/index.ts';
import { billCategories, billKinds, kindOfCategory } from '../categories.ts';
import { EMAIL, memberLanguages } from '../member-fields.ts';
import { cents, identifier, region, zip } from './fields.ts';
import { wirePremium } from './wire-premium.ts';

/** The answers of docs/billing-api.yaml. Fields it does not name are dropped at once. */

export const wireMember = z.object({
  memberId: identifier,
  birthDate: z.iso.date(),
  zip,
  region,
  /** One that the line does not speak is as good as none. */
  language: z.string().max(35).nullable().transform(asLocale),
  email: z.string().regex(EMAIL).nullable(),
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
    premium: wirePremium.nullable(),
    inDispute: z.boolean(),
  })
  .refine((bill) => kindOfCategory[bill.category] === bill.kind, { path: ['category'] })
  .refine((bill) => bill.kind === 'premium' || bill.premium === null, { path: ['premium'] })
  .transform(asOpenBill);

export const wireOneBill = wireBill;
export const wireMemberBills = z.object({
  memberId: identifier,
  bills: z.array(wireBill).max(500),
});

const wireFoundBill = z.object({ billNumber: z.string(), zip, region, bill: wireBill });
export const wireFoundBills = z.object({ found: z.array(wireFoundBill).max(1) });

const wireFoundApplication = z.object({
  applicationNumber: z.string(),
  birthDate: z.iso.date(),
  region,
  bill: wireBill,
});
export const wireFoundApplications = z.object({ found: z.array(wireFoundApplication).max(1) });

/** A "no" is told from a wrong address by this code alone: it proves that a thing is not there. */
export const wireError = z.object({ error: z.object({ code: z.string().max(64) }) });

function asOpenBill(bill: OpenBill): OpenBill {
  return { ...bill, minimumDueCents: Math.min(bill.minimumDueCents, bill.balanceCents) };
}

function asLocale(language: string | null): Locale | null {
  return memberLanguages.find((known) => known === language) ?? null;
}
