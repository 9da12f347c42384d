import { z } from 'zod';
import { planTypes } from '../../../flows/rules/grace/facts.ts';
import type { PremiumFacts } from '../../../flows/rules/grace/premium.ts';
import { because, CENTS_MAX, centsOf, dateOrNothing, orNull, wordOrNothing } from './values.ts';

const MONTH = String.raw`20\d\d-(?:0[1-9]|1[0-2])=(?:0|[1-9]\d{0,6})\.\d\d`;
const MONTHS_MAX = 60;

/** `2026-02=215.00;2026-03=215.00`: digits far enough apart never to look like a card number. */
const premiumMonths = z
  .string()
  .regex(
    new RegExp(`^(?:${MONTH}(?:; ?${MONTH}){0,${MONTHS_MAX - 1}})?$`),
    because('is not a list of months. Write 2026-02=215.00;2026-03=215.00, or nothing'),
  )
  .transform((text) => (text === '' ? [] : text.split(/; ?/).map(monthOf)))
  .refine(
    (months) => months.every(({ month }, index) => month > (months[index - 1]?.month ?? '')),
    because('does not name each month once, the oldest first'),
  )
  .refine(
    (months) => months.every(({ amountCents }) => amountCents > 0 && amountCents <= CENTS_MAX),
    because('has a month of 0.00, or of more than 1000000.00'),
  );

function monthOf(text: string) {
  const [month = '', amount = ''] = text.split('=');
  return { month: `${month}-01`, amountCents: centsOf(amount) };
}

/** The columns of bills.csv for the grace engine: all of them or none, empty where not known. */
export function premiumShape(earliest: string, latest: string) {
  const day = dateOrNothing(earliest, latest).optional();
  return {
    plan_type: wordOrNothing('a type of plan', planTypes).optional(),
    state: z
      .string()
      .regex(/^(?:[A-Z]{2})?$/, because('is not a state. Write two capital letters, or nothing'))
      .transform(orNull)
      .optional(),
    premium_months: premiumMonths.optional(),
    first_due_date: day,
    paid_through_date: day,
    first_payment_pending: wordOrNothing('an answer', ['yes', 'no']).optional(),
    election_date: day,
    notice_date: day,
  };
}

type PremiumColumn = keyof ReturnType<typeof premiumShape>;
export const premiumColumns = Object.keys(premiumShape('', '')) as readonly PremiumColumn[];

type PremiumRow = z.infer<z.ZodObject<ReturnType<typeof premiumShape>>>;

/** What must be known of every premium whose plan type is. */
const NEEDED = ['state', 'premium_months', 'first_due_date', 'first_payment_pending'] as const;

/** Tells `wrong` what the columns of one row say against each other. */
export function checkPremium(
  row: PremiumRow,
  kind: string,
  wrong: (column: PremiumColumn, what: string) => void,
): void {
  const isGiven = (column: PremiumColumn) => !isEmpty(row[column]);
  if (!isGiven('plan_type')) {
    for (const column of premiumColumns.filter(isGiven)) {
      wrong(column, 'is given, but plan_type is empty. Fill in both or neither');
    }
    return;
  }
  if (kind !== 'premium') wrong('plan_type', 'is for premium bills only. Leave it empty');
  for (const column of NEEDED.filter((needed) => !isGiven(needed))) {
    wrong(column, 'is empty, but plan_type is given. Fill in both or neither');
  }
  if (row.first_payment_pending === 'yes' && isGiven('paid_through_date')) {
    wrong('paid_through_date', 'is given, but first_payment_pending is yes. One of them is wrong');
  }
  if (row.plan_type !== 'cobra' && isGiven('election_date')) {
    wrong('election_date', 'is for the plan type cobra only. Leave it empty');
  }
}

function isEmpty(value: PremiumRow[PremiumColumn]): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The facts of a row that `checkPremium` found good; null when it has none. */
export function premiumOfRow(row: PremiumRow): PremiumFacts | null {
  const { plan_type: planType, state, first_due_date: dueDate } = row;
  if (!planType || !state || !dueDate) return null;
  return {
    ...{ planType, state, dueDate, months: row.premium_months ?? [] },
    paidThroughDate: row.paid_through_date ?? null,
    firstPaymentPending: row.first_payment_pending === 'yes',
    electionDate: row.election_date ?? null,
    noticeDate: row.notice_date ?? null,
  };
}
