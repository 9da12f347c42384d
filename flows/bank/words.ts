import type { CallContext } from '../context.ts';
import { paysSeveral } from '../several-bills/chosen.ts';
import type { Say } from '../vocabulary.ts';
import { debitDate } from './dates.ts';
import { isBank, offersBank, offersBankInstead, offersCard } from './tender.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** Said in place of these when the payment was made from a bank account: "went through" is not true. */
const instead: Readonly<Record<string, string>> = {
  'pay.oneMoment': 'bank.oneMoment',
  'pay.paid': 'bank.paid',
  'pay.declined': 'bank.declined',
};

/** Menus that name the bank account as another way. */
const menus: Readonly<Record<string, string>> = {
  'pay.stoppedMenu': 'bank.cardStoppedMenu',
  'pay.tryAgainMenu': 'bank.tryAgainMenu',
};

/** The prompts of a payment from a bank account; null for any other key. */
export function bankQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  const fromBank = context.payment?.tender === 'bank' && !isEntering(context);
  const own = fromBank ? instead[key] : undefined;
  const menu = offersBankInstead(context) ? menus[key] : undefined;
  const said = own ?? menu ?? key;
  if (!said.startsWith('bank.')) return null;
  return [{ key: said, with: { ...words, ...aboutBank(context) } }];
}

/** The present payment is not authorized yet: an earlier one of this call says nothing about it. */
function isEntering({ card }: CallContext): boolean {
  return card !== null;
}

function aboutBank(context: CallContext): Words {
  const { card, bank, today, payment } = context;
  return {
    accountType: isBank(card) ? (card?.brand ?? '') : bank.accountType,
    bankName: card?.bankName ?? 'none',
    authorizedDate: today,
    debitDate: debitDate(context),
    offersBank: yes(offersBank(context)),
    offersCard: yes(offersCard(context)),
    tender: payment?.tender ?? 'card',
    isSeveral: yes(paysSeveral(context)),
  };
}
