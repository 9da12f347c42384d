import { type CallContext, chosenBill } from '../context.ts';
import { billsOnPage, pageCount } from '../rules/bills.ts';
import {
  dueNowCents,
  type Instalment,
  instalmentsOf,
  planLengths,
} from '../rules/payment-plans.ts';
import type { OpenBill, Say } from '../vocabulary.ts';
import { plannedBill } from './due.ts';
import { canPayWithoutPlan } from './guards.ts';
import { askedInstalments } from './schedule.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** The last day that every month has. */
const LAST_COMMON_DAY = 28;

/** Says what is due of a bill on its plan, and out of what it is made. */
function planWords(bill: OpenBill, todayDate: string): Words {
  const { instalmentCents = 0, newChargesCents = 0, remainingCount = 0 } = bill.plan ?? {};
  return {
    category: bill.category,
    forDate: bill.forDate,
    due: dueParts(instalmentCents, newChargesCents),
    dueDate: bill.dueDate,
    pastDue: yes(bill.dueDate < todayDate),
    balanceCents: bill.balanceCents,
    instalmentCents,
    newChargesCents,
    remainingCount,
    dueNowCents: dueNowCents(bill),
    hasRest: yes(bill.balanceCents > dueNowCents(bill)),
  };
}

function dueParts(instalmentCents: number, newChargesCents: number): string {
  if (instalmentCents === 0) return newChargesCents === 0 ? 'nothing' : 'newCharges';
  return newChargesCents === 0 ? 'instalment' : 'both';
}

/** How a bill on a payment plan stands in a list, as `key`; null for any other. */
export function listedOnPlan(
  key: 'paymentPlan.eachBill' | 'paymentPlan.urgent',
  bill: OpenBill,
  context: CallContext,
  words: Words,
): Say | null {
  return bill.plan ? { key, with: { ...words, ...planWords(bill, context.today) } } : null;
}

/** Laid over a bill's words for who has shown only its number: the amount due is all they hear. */
export function planWordsForGuest(bill: OpenBill | null): Words {
  return bill?.plan ? { balanceCents: dueNowCents(bill) } : {};
}

/** The prompts of payment plans, and those of a bill on one; null for any other key. */
export function paymentPlanQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (key === 'amount.about' || key === 'amount.choose') return amountQuestion(context, key, words);
  if (!key.startsWith('paymentPlan.')) return null;
  if (key === 'paymentPlan.eachToSplit') return eachToSplit(context, words);
  if (key === 'paymentPlan.eachLength') return eachLength(context, words);
  if (key === 'paymentPlan.eachDate') return eachDate(context, words);
  return [{ key, with: { ...words, ...askedWords(context) } }];
}

function amountQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  const bill = plannedBill(context);
  if (!bill) return null;
  const own = key === 'amount.about' ? 'paymentPlan.about' : 'paymentPlan.choose';
  return [{ key: own, with: { ...words, ...planWords(bill, context.today) } }];
}

/** What is known of the plan the caller asks for; the bill may be gone by now. */
function askedWords(context: CallContext): Words {
  const { paymentPlan, line, bills } = context;
  const bill = chosenBill(context);
  const { firstDate = context.today, totalCents = 0 } = paymentPlan ?? {};
  const instalments = askedInstalments(context);
  return {
    remainingCount: bill?.plan?.remainingCount ?? 0,
    hasMorePages: yes(pageCount(bills, line.limits) > 1),
    why: paymentPlan?.why ?? 'none',
    canPay: yes(canPayWithoutPlan(context)),
    planFromCents: line.paymentPlan.bands[0]?.fromCents ?? 0,
    totalCents,
    instalmentCount: instalments.length,
    ...amountsOf(instalments),
    firstDate,
    lastDate: instalments.at(-1)?.dueDate ?? firstDate,
    endsMonths: yes(Number(firstDate.slice(8)) > LAST_COMMON_DAY),
    referenceDigits: paymentPlan?.reference ?? '',
  };
}

function amountsOf(instalments: readonly Instalment[]): Words {
  const eachCents = instalments[0]?.amountCents ?? 0;
  const lastCents = instalments.at(-1)?.amountCents ?? 0;
  return { eachCents, lastCents, lastDiffers: yes(lastCents !== eachCents) };
}

function eachToSplit(context: CallContext, words: Words): Say[] {
  return billsOnPage(context.bills, context.page, context.line.limits).map((bill, index) => ({
    key: 'paymentPlan.eachToSplit',
    with: {
      ...words,
      ...{ kind: bill.kind, category: bill.category, forMonth: bill.forDate },
      ...{ balanceCents: bill.balanceCents, number: index + 1 },
    },
  }));
}

function eachLength({ paymentPlan, line }: CallContext, words: Words): Say[] {
  const { totalCents = 0, firstDate = '' } = paymentPlan ?? {};
  return planLengths(totalCents, line.paymentPlan).map((instalmentCount, index) => {
    const instalments = instalmentsOf(totalCents, instalmentCount, firstDate);
    const about = { instalmentCount, ...amountsOf(instalments), number: index + 1 };
    return { key: 'paymentPlan.eachLength', with: { ...words, ...about } };
  });
}

function eachDate(context: CallContext, words: Words): Say[] {
  return askedInstalments(context).map(({ dueDate, amountCents }) => ({
    key: 'paymentPlan.eachDate',
    with: { ...words, onDate: dueDate, entryCents: amountCents },
  }));
}
