import { type CallContext, chosenBill } from '../context.ts';
import { paysInstalment } from '../rules/payment-plans.ts';
import { officeOf } from '../rules/regions.ts';
import type { Command, Query } from '../vocabulary.ts';
import { questionOf } from '../words.ts';

interface Where {
  readonly context: CallContext;
}

export const scheduledAsks = {
  askScheduled: ({ context }: Where): Query => ({
    type: 'query.scheduled',
    memberId: context.memberId ?? '',
  }),
  schedule: ({ context }: Where): Command => {
    const { schedule, amountCents } = context;
    const bill = chosenBill(context);
    return {
      type: 'command.schedule',
      scheduledId: schedule?.scheduledId ?? '',
      confirmation: schedule?.confirmation ?? '',
      billId: bill?.billId ?? '',
      memberId: context.memberId ?? '',
      amountCents,
      purpose: bill && paysInstalment(bill, amountCents) ? 'instalment' : 'single',
      card: context.card ?? { tokenId: '', brand: '', lastFour: '' },
      onDate: schedule?.onDate ?? '',
      zone: officeOf(context.line, context.region).zone,
      agreedTo: questionOf(context, ['scheduled.agree', 'scheduled.agreeMenu'], 'member'),
      locale: context.locale,
    };
  },
  cancelScheduled: ({ context }: Where): Command => ({
    type: 'command.cancelScheduled',
    scheduledId: context.scheduledId ?? '',
    memberId: context.memberId ?? '',
  }),
};
