import type { Where } from '../guards.ts';
import { officeOf } from '../rules/regions.ts';
import type { Query } from '../vocabulary.ts';

export const historyAsks = {
  askPastPayments: ({ context }: Where): Query => ({
    type: 'query.pastPayments',
    memberId: context.memberId ?? '',
    zone: officeOf(context.line, context.region).zone,
  }),
  askPastPayment: ({ context, event }: Where): Query => ({
    type: 'query.pastPayment',
    memberId: context.memberId ?? '',
    zone: officeOf(context.line, context.region).zone,
    confirmation: event.type === 'digits' ? event.digits : '',
  }),
};
