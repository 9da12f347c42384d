import { type CallContext, chosenBill } from '../context.ts';
import { mostUrgent } from '../rules/bills.ts';
import type { Coverage } from '../rules/grace.ts';
import type { OpenBill, Say } from '../vocabulary.ts';
import { coverageNow } from './coverage.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** What a premium's prompts may say beyond the words of any bill; null for other bills. */
export function premiumWords(bill: OpenBill, context: CallContext): Words | null {
  const coverage = coverageNow(bill, context);
  if (!bill.premium || !coverage) return null;
  const { status, effect, payByDate, amountCents, monthsOwed, coverageEndDate } = coverage;
  return {
    balanceCents: bill.balanceCents,
    dueDate: bill.dueDate,
    planType: bill.premium.planType,
    status,
    effect,
    hasPayBy: yes(payByDate !== null),
    payByDate: payByDate ?? bill.dueDate,
    keepCents: amountCents,
    monthCount: monthsOwed.length,
    oldestMonth: monthsOwed[0]?.month ?? bill.forDate,
    coverageEndDate: coverageEndDate ?? bill.dueDate,
    losesCoverageBack: yes(coverageEndDate !== null),
    timing: timingOf(coverage, bill, context.today),
  };
}

/** A premium of one month is called by its month, a longer one by how many they are. */
export function monthsOf(bill: OpenBill, context: CallContext): Words {
  const months = coverageNow(bill, context)?.monthsOwed ?? [];
  return { monthCount: Math.max(1, months.length), forMonth: months[0]?.month ?? bill.forDate };
}

/** Which day of a premium matters to the caller. */
function timingOf({ status, payByDate }: Coverage, { dueDate }: OpenBill, today: string): string {
  if (status === 'expired') return 'tooLate';
  if (status === 'current' || payByDate === null) return dueDate < today ? 'wasDue' : 'due';
  return status === 'binderDue' ? 'firstPayment' : 'lastDay';
}

type Question = (context: CallContext, words: Words) => Say[];

/** A member's premium is spoken by its plan's rules wherever a bill would be spoken. */
const questions: Readonly<Record<string, Question>> = {
  'premium.urgent': (context, words) => {
    const found = mostUrgent(context.bills, context.today);
    const own = found && premiumWords(found.bill, context);
    return own ? [{ key: `premium.${own.status}`, with: { ...words, ...own } }] : [];
  },
  'premium.urgentMenu': (context, words) => {
    const found = mostUrgent(context.bills, context.today);
    const own = found && premiumWords(found.bill, context);
    return own ? [{ key: 'premium.urgentMenu', with: { ...words, ...own } }] : [];
  },
  'premium.chosenExpired': (context, words) =>
    context.proof === 'member'
      ? ofChosen(['premium.expired'], context, words)
      : [{ key: 'premium.closedBill', with: words }],
  'premium.partial': (context, words) => ofChosen(['premium.partial'], context, words),
  'premium.partialMenu': (context, words) => ofChosen(['premium.partialMenu'], context, words),
  'amount.about': (context, words) => ofChosen(['premium.about', 'premium.ways'], context, words),
  'amount.choose': (context, words) => ofChosen(['premium.choose'], context, words),
};

function ofChosen(keys: readonly string[], context: CallContext, words: Words): Say[] {
  const bill = chosenBill(context);
  const own = context.proof === 'member' && bill ? premiumWords(bill, context) : null;
  return own ? keys.map((key) => ({ key, with: { ...words, ...own } })) : [];
}

/** The says of a premium in place of `key`; null where the bill is none, or `key` is no such. */
export function premiumQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  const says = questions[key]?.(context, words) ?? [];
  return says.length > 0 ? says : null;
}

/** One bill of the list, as a premium is listed. */
export function listedPremium(bill: OpenBill, context: CallContext, words: Words): Say | null {
  const own = premiumWords(bill, context);
  return own && { key: 'premium.eachBill', with: { ...words, ...own } };
}
