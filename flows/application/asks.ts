import type { CallContext } from '../context.ts';
import { keysOf } from '../guards.ts';
import { keyedBirthDate } from '../rules/birth-dates.ts';
import type { FlowEvent, Query } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const applicationAsks = {
  askApplication: ({ context, event }: Where): Query => ({
    type: 'query.application',
    applicationNumber: context.claimedBillNumber ?? '',
    birthDate: keyedBirthDate(keysOf(event), context.today) ?? '',
  }),
};
