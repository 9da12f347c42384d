import { type CallContext, chosenBill } from '../context.ts';
import { coverageNow } from '../premium/coverage.ts';
import { monthsOf } from '../premium/words.ts';
import type { OpenBill, Say } from '../vocabulary.ts';
import { extendableOnPage, extensionPages } from './bills.ts';
import { canPayInstead } from './guards.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** The prompts of a due-date extension; null for any other key. */
export function extensionQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (!key.startsWith('extension.')) return null;
  if (key === 'extension.eachBill') {
    return extendableOnPage(context).map((bill, index) => ({
      key,
      with: { ...words, ...aboutBill(bill, context), number: index + 1 },
    }));
  }
  const bill = chosenBill(context);
  const { extension } = context;
  const about = {
    hasMorePages: yes(extensionPages(context) > 1),
    why: extension?.why ?? 'none',
    fromDate: extension?.fromDate ?? '',
    newDueDate: extension?.dueDate ?? '',
    referenceDigits: extension?.reference ?? '',
    canPay: yes(canPayInstead(context)),
  };
  return [{ key, with: { ...words, ...(bill ? aboutBill(bill, context) : {}), ...about } }];
}

function aboutBill(bill: OpenBill, context: CallContext): Words {
  const { kind, category, balanceCents, premium } = bill;
  const payByDate = coverageNow(bill, context)?.payByDate ?? bill.graceEndDate ?? bill.dueDate;
  // Nothing of a first payment is due before its last day.
  const dueDate = premium?.firstPaymentPending ? payByDate : bill.dueDate;
  return {
    ...{ kind, category, dueDate, balanceCents, payByDate },
    ...monthsOf(bill, context),
    pastDue: yes(dueDate < context.today),
  };
}
