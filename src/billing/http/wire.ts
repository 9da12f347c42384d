import { z } from 'zod';
import type { Locale, OpenBill } from '../../../flows/index.ts';
import { onPlan } from '../../../flows/rules/payment-plans.ts';
import { billCategories, billKinds, kindOfCategory } from '../categories.ts';
import { EMAIL, memberLanguages } from '../member-fields.ts';
import { cents, identifier, region, telephone, zip } from './fields.ts';
import { wirePlan } from './wire-plan.ts';
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

/** Apart from the member: it is asked for once the caller is identified, never before. */
export const wireMobileNumber = z.object({
  memberId: identifier,
  mobileNumber: telephone.nullable(),
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
    plan: wirePlan.nullable().default(null),
  })
  .refine((bill) => kindOfCategory[bill.category] === bill.kind, { path: ['category'] })
  .refine((bill) => bill.kind === 'premium' || bill.premium === null, { path: ['premium'] })
  .refine((bill) => bill.kind === 'medical' || bill.plan === null, { path: ['plan'] })
  .transform(asOpenBill);

export const wireOneBill = wireBill;
export const wireMemberBills = z.object({
  memberId: identifier,
  bills: z.array(wireBill).max(500),
});

/** Only a yes needs to be said. */
const isRestricted = z.boolean().default(false);

const wireFoundBill = z.object({
  billNumber: z.string(),
  ...{ zip, region, isRestricted },
  bill: wireBill,
});
export const wireFoundBills = z.object({ found: z.array(wireFoundBill).max(1) });

const wireFoundApplication = z.object({
  applicationNumber: z.string(),
  birthDate: z.iso.date(),
  ...{ region, isRestricted },
  bill: wireBill,
});
export const wireFoundApplications = z.object({ found: z.array(wireFoundApplication).max(1) });

/** A "no" is told from a wrong address by this code alone: it proves that a thing is not there. */
export const wireError = z.object({ error: z.object({ code: z.string().max(64) }) });

/** On a plan the next instalment says when it is due and how much at least, whatever the bill says. */
function asOpenBill({ plan = null, ...told }: OpenBill): OpenBill {
  const bill = { ...told, minimumDueCents: Math.min(told.minimumDueCents, told.balanceCents) };
  return plan ? onPlan(bill, plan) : bill;
}

function asLocale(language: string | null): Locale | null {
  return memberLanguages.find((known) => known === language) ?? null;
}
