import { z } from 'zod';
import { billCategories, billKinds, kindOfCategory } from '../categories.ts';
import { memberLanguages } from '../member-fields.ts';
import { checkPremium, premiumShape } from './premium-columns.ts';
import {
  date,
  dateOrNothing,
  digits,
  digitsOrNothing,
  dollars,
  email,
  name,
  phoneNumber,
  wordOrNothing,
  yesOrNo,
} from './values.ts';

/** What the operator's facts say about the files. */
export interface RowFacts {
  readonly memberIdDigits: number;
  readonly billNumberDigits: number;
  readonly applicationNumberDigits: number;
  readonly regions: readonly { readonly id: string }[];
  /** YYYY-MM-DD where the plan's office is: nobody is born after it. */
  readonly today: string;
}

const EARLIEST_BIRTH = '1900-01-01';
const EARLIEST_BILL = '2000-01-01';
const LATEST_BILL = '2100-12-31';

export type MemberRow = z.infer<ReturnType<typeof memberRow>>;
export type BillRow = z.infer<ReturnType<typeof billRow>>;

/** The columns of MEMBERS.csv; region, language and email may be missing. */
export function memberRow(facts: RowFacts) {
  const regions = facts.regions.map(({ id }) => id);
  return z.object({
    member_id: digits(facts.memberIdDigits),
    given_name: name,
    family_name: name,
    birth_date: date(EARLIEST_BIRTH, facts.today),
    zip: digits(5),
    phone_number: phoneNumber,
    region: wordOrNothing('a region of line.json', regions).optional(),
    language: wordOrNothing('a language of the line', memberLanguages).optional(),
    email: email.optional(),
  });
}

/**
 * The columns of BILLS.csv. `as_of` may be missing; it is then given on the command line. So may
 * application_number, restricted, and the columns for the grace engine.
 */
export function billRow(facts: RowFacts) {
  const billDate = date(EARLIEST_BILL, LATEST_BILL);
  return z
    .object({
      bill_number: digits(facts.billNumberDigits),
      member_id: digits(facts.memberIdDigits),
      kind: z.enum(billKinds, { error: `is not a kind of bill. Allowed: ${billKinds.join(', ')}` }),
      category: z.enum(billCategories, {
        error: `is not a category. Allowed: ${billCategories.join(', ')}`,
      }),
      for_date: billDate,
      due_date: billDate,
      grace_end_date: dateOrNothing(EARLIEST_BILL, LATEST_BILL),
      balance: dollars,
      minimum_due: dollars,
      as_of: z.string().optional(),
      application_number: digitsOrNothing(facts.applicationNumberDigits).optional(),
      restricted: yesOrNo.optional(),
      ...premiumShape(EARLIEST_BILL, LATEST_BILL),
    })
    .superRefine((bill, context) => {
      const wrong = (column: keyof typeof bill, message: string) =>
        context.addIssue({ code: 'custom', path: [column], message });
      if (kindOfCategory[bill.category] !== bill.kind) {
        wrong(
          'category',
          `does not go with the kind. It belongs to ${kindOfCategory[bill.category]}`,
        );
      }
      if (bill.minimum_due > bill.balance) wrong('minimum_due', 'is more than the balance');
      if (bill.kind === 'premium' && !bill.for_date.endsWith('-01')) {
        wrong('for_date', 'is not the first day of the month that the premium covers');
      }
      if (bill.kind !== 'premium' && bill.application_number) {
        wrong('application_number', 'is for premium bills only. Leave it empty');
      }
      checkPremium(bill, bill.kind, wrong);
      if (bill.grace_end_date === null) return;
      if (bill.kind !== 'premium')
        wrong('grace_end_date', 'is for premium bills only. Leave it out');
      if (bill.grace_end_date < bill.due_date) wrong('grace_end_date', 'is before the due date');
    });
}
