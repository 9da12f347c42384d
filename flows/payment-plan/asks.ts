import type { CallContext } from '../context.ts';
import type { Command } from '../vocabulary.ts';
import { questionOf } from '../words.ts';
import { askedInstalments } from './schedule.ts';

interface Where {
  readonly context: CallContext;
}

export const paymentPlanAsks = {
  setUpPaymentPlan: ({ context }: Where): Command => ({
    type: 'command.setUpPaymentPlan',
    reference: context.paymentPlan?.reference ?? '',
    billId: context.paymentPlan?.billId ?? '',
    memberId: context.memberId ?? '',
    instalments: askedInstalments(context),
    agreedTo: questionOf(context, ['paymentPlan.schedule', 'paymentPlan.total'], 'member'),
    locale: context.locale,
  }),
};
