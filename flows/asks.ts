import { type CallContext, chosenBill } from './context.ts';
import { keysOf, type Where } from './guards.ts';
import { payerOf } from './guest/words.ts';
import { keyedBirthDate } from './rules/birth-dates.ts';
import { paysInstalment } from './rules/payment-plans.ts';
import { allocationsIn } from './several-bills/asks.ts';
import type { Command, PaymentPurpose, Query } from './vocabulary.ts';
import { confirmWords } from './words.ts';

/** Every question and every effect the call asks for, as data. */
export const asks = {
  askStanding: ({ context }: Where): Query => ({
    type: 'query.standing',
    memberId: context.claimedId ?? '',
    callerNumber: context.callerNumber,
  }),
  askMember: ({ context, event }: Where): Query => {
    const birthDate = keyedBirthDate(keysOf(event), context.today);
    return {
      type: 'query.member',
      memberId: context.claimedId ?? '',
      birthDate,
      zip: birthDate === null ? keysOf(event) : null,
      callerNumber: context.callerNumber,
    };
  },
  askBill: ({ context, event }: Where): Query => ({
    type: 'query.bill',
    billNumber: context.claimedBillNumber ?? '',
    zip: keysOf(event),
  }),
  askFreshBill: ({ context }: Where): Query => ({
    type: 'query.freshBill',
    billId: context.billId ?? '',
  }),
  askMemberBills: ({ context }: Where): Query => ({
    type: 'query.memberBills',
    memberId: context.memberId ?? '',
  }),
  askPayment: ({ context }: Where): Query => ({
    type: 'query.payment',
    paymentId: context.payment?.paymentId ?? '',
  }),

  noteMatch: ({ context }: Where): Command => noteIdentification(context, true),
  noteMismatch: ({ context }: Where): Command => noteIdentification(context, false),
  charge: ({ context }: Where): Command => ({
    type: 'command.charge',
    paymentId: context.payment?.paymentId ?? '',
    confirmation: context.payment?.confirmation ?? '',
    allocations: allocationsIn(context),
    memberId: context.memberId,
    payer: payerOf(context),
    amountCents: context.amountCents,
    purpose: purposeOf(context),
    card: context.card ?? { tokenId: '', brand: '', lastFour: '' },
    agreedTo: confirmWords(context),
    locale: context.locale,
  }),
  dropCard: ({ context }: Where): Command => ({
    type: 'command.dropCard',
    tokenId: context.card?.tokenId ?? '',
  }),
};

function purposeOf(context: CallContext): PaymentPurpose {
  const bill = chosenBill(context);
  return bill && paysInstalment(bill, context.amountCents) ? 'instalment' : 'single';
}

function noteIdentification(context: CallContext, matched: boolean): Command {
  return {
    type: 'command.noteIdentification',
    memberId: (matched ? context.memberId : context.claimedId) ?? '',
    callerNumber: context.callerNumber,
    matched,
  };
}
