import type { CallContext } from '../context.ts';
import { itemsOnPage } from '../relay/one-at-a-time.ts';
import type { PastPayment, Say } from '../vocabulary.ts';

type Words = Readonly<Record<string, string | number>>;

function paymentWords(payment: PastPayment): Words {
  const { date, amountCents, method, lastFour, status, confirmation, billCount } = payment;
  return {
    pastDate: date,
    pastCents: amountCents,
    pastBillCount: billCount,
    method,
    lastFourDigits: lastFour,
    status,
    confirmationDigits: confirmation,
  };
}

/** For prompts about the list as a whole. */
export function historyWords({ pastPayments, channel }: CallContext): Words {
  return {
    pastPaymentCount: pastPayments.length,
    hasMorePayments: channel !== 'voice' && pastPayments.length > 1 ? 'yes' : 'no',
  };
}

/** One sentence a payment, newest first. */
export function eachPastPayment(context: CallContext, words: Words): Say[] {
  return itemsOnPage(context, context.pastPayments).map((payment) => ({
    key: 'history.eachPayment',
    with: { ...words, ...paymentWords(payment) },
  }));
}

/** The payment that was looked up. */
export function onePastPayment({ pastPayment }: CallContext, words: Words): Say[] {
  if (!pastPayment) return [];
  return [{ key: 'history.one', with: { ...words, ...paymentWords(pastPayment) } }];
}
