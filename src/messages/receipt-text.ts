import type { LineFacts, Locale } from '../../flows/index.ts';
import { localDate } from '../local-date.ts';
import { allocationsOf } from '../payments/allocations.ts';
import type { Payment } from '../payments/payment.ts';
import type { Database } from '../store/open.ts';
import type { Catalog } from '../voice/catalog.ts';
import { writeDate, writeMoney } from './written.ts';

/** The wordings of text messages, prompts/text/, by language. */
export type TextCatalogs = Readonly<Record<Locale, Catalog>>;

/**
 * The receipt as a text: plan, amount, date, number and how to stop. Never what was paid for: a text
 * can be read by whoever holds the phone.
 */
export function receiptText(
  {
    db,
    facts,
    texts,
  }: {
    readonly db: Database;
    readonly facts: LineFacts;
    readonly texts: TextCatalogs;
  },
  payment: Payment,
  { locale, zone }: { readonly locale: Locale; readonly zone: string },
): string {
  const paidOn = localDate(zone, payment.authorizedAtMilliseconds);
  return texts[locale].say('receipt.text', {
    planName: facts.planName,
    amount: writeMoney(payment.amountCents, locale),
    billCount: allocationsOf(db, payment).length,
    paidOn: writeDate(paidOn, locale),
    tender: payment.tender,
    confirmation: payment.confirmation,
  });
}
