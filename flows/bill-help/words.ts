import { type CallContext, chosenBill } from '../context.ts';
import { billsOnPage } from '../rules/bills.ts';
import type { OpenBill, Say } from '../vocabulary.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

const aboutBill = ({ kind, category, forDate, balanceCents, inDispute }: OpenBill): Words => ({
  ...{ kind, category, forDate, forMonth: forDate, balanceCents },
  inDispute: yes(inDispute),
});

/** The prompts about a bill that is higher than expected; null for any other key. */
export function billHelpQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (!key.startsWith('billHelp.')) return null;
  if (key === 'billHelp.eachBill') {
    return billsOnPage(context.bills, context.page, context.line.limits).map((bill, index) => ({
      key,
      with: { ...words, ...aboutBill(bill), number: index + 1 },
    }));
  }
  const about = {
    webMentioned: yes(context.webMentioned),
    inDispute: yes(chosenBill(context)?.inDispute === true),
  };
  return [{ key, with: { ...words, ...about } }];
}

/** How a bill in dispute stands in the list of bills to pay; null for any other. */
export function listedInDispute(bill: OpenBill, words: Words): Say | null {
  return bill.inDispute
    ? { key: 'billHelp.listedInDispute', with: { ...words, ...aboutBill(bill) } }
    : null;
}
