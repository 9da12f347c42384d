import type { Command, LineFacts } from '../../flows/index.ts';
import { officeOf } from '../../flows/index.ts';
import type { Payment } from '../payments/payment.ts';
import type { TextCatalogs } from './receipt-text.ts';
import { writeDate, writeMoney } from './written.ts';

type Keep = Extract<Command, { type: 'command.keepAuthorization' }>;

/**
 * The written notice of a debit authorized by telephone: the same terms that were spoken (Nacha TEL),
 * and nothing of what is paid for.
 */
export function debitNoticeText(
  { facts, texts }: { readonly facts: LineFacts; readonly texts: TextCatalogs },
  payment: Payment,
  { locale, authorizedDate, debitDate, region }: Keep,
): string {
  return texts[locale].say('debit.notice', {
    planName: facts.planName,
    amount: writeMoney(payment.amountCents, locale),
    accountType: payment.cardBrand,
    lastFour: payment.cardLastFour,
    authorizedOn: writeDate(authorizedDate, locale),
    debitOn: writeDate(debitDate, locale),
    callUs: writtenPhone(officeOf(facts, region).number),
    confirmation: payment.confirmation,
  });
}

/** +18005550142 as 800-555-0142. */
function writtenPhone(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
}
