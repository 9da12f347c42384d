import type { CallContext } from '../context.ts';
import { monthsOf } from '../premium/words.ts';
import { dueNowCents } from '../rules/payment-plans.ts';
import { allocate, sumOf } from '../rules/several-bills.ts';
import type { OpenBill, PastPayment, Say } from '../vocabulary.ts';
import { askedAbout, chosen, payable, paysSeveral } from './chosen.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** Said in place of these when the payment is one of several bills. */
const instead: Readonly<Record<string, string>> = {
  'pay.confirm': 'severalBills.confirm',
  'pay.confirmMenu': 'severalBills.confirmMenu',
  'pay.stoppedMenu': 'severalBills.stoppedMenu',
  'pay.tryAgainMenu': 'severalBills.tryAgainMenu',
};

/** What a bill is called, in the fewest words that tell it from the others. */
export function nameOf({
  kind,
  category,
  forDate,
}: Pick<OpenBill, 'kind' | 'category' | 'forDate'>) {
  return { kind, category, forDate, forMonth: forDate };
}

/** The prompts of a payment of several bills; null for any other key. */
export function severalBillsQuestion(
  context: CallContext,
  key: string,
  words: Words,
): Say[] | null {
  const own = paysSeveral(context) ? instead[key] : undefined;
  if (own !== undefined) return [{ key: own, with: { ...words, ...chosenWords(context) } }];
  if (!key.startsWith('severalBills.')) return null;
  if (key === 'severalBills.eachPart') return eachPart(context.pastPayment, words);
  const bill = askedAbout(context);
  const about = { ...chosenWords(context), ...(bill ? askedWords(bill, context) : {}) };
  return [{ key, with: { ...words, ...about } }];
}

/** Whether the list of bills offers to pay several at once, and what was paid so. */
export function severalBillsWords(context: CallContext): Words {
  return {
    offersSeveral: yes(context.proof === 'member' && payable(context).length > 1),
    paidBillCount: context.payment?.billCount ?? 1,
  };
}

function chosenWords(context: CallContext): Words {
  const { several } = context;
  const bills = chosen(context);
  const all = payable(context);
  return {
    payableCount: all.length,
    payableCents: sumOf(allocate(all, 'dueNow')),
    chosenCount: bills.length,
    dueNowCents: sumOf(allocate(bills, 'dueNow')),
    fullCents: sumOf(allocate(bills, 'balance')),
    differs: yes(sumOf(allocate(bills, 'balance')) > sumOf(allocate(bills, 'dueNow'))),
    allocatedCount: several?.allocations.length ?? 0,
  };
}

function askedWords(bill: OpenBill, context: CallContext): Words {
  const { askedCount = 0, offeredIds = [] } = context.several ?? {};
  return {
    ...nameOf(bill),
    ...monthsOf(bill, context),
    dueDate: bill.dueDate,
    pastDue: yes(bill.dueDate < context.today),
    askedCents: dueNowCents(bill),
    number: askedCount + 1,
    offeredCount: offeredIds.length,
  };
}

/** What each bill got of a past payment; nothing to add where it was one bill. */
function eachPart(payment: PastPayment | null, words: Words): Say[] {
  if (!payment || payment.billCount < 2) return [];
  const intro = {
    key: 'severalBills.partsIntro',
    with: { ...words, pastBillCount: payment.billCount },
  };
  const parts = (payment.parts ?? []).map(({ amountCents, bill }) => ({
    key: 'severalBills.eachPart',
    with: {
      ...words,
      ...(bill ? nameOf(bill) : { kind: 'none', category: 'none', forDate: payment.date }),
      forMonth: bill?.forDate ?? payment.date,
      partCents: amountCents,
    },
  }));
  return [intro, ...parts];
}
