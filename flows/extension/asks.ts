import type { CallContext } from '../context.ts';
import type { Command, Query } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
}

export const extensionAsks = {
  askExtension: ({ context }: Where): Query => ({
    type: 'query.extension',
    billId: context.billId ?? '',
  }),
  extend: ({ context }: Where): Command => ({
    type: 'command.extend',
    reference: context.extension?.reference ?? '',
    billId: context.extension?.billId ?? '',
    memberId: context.memberId ?? '',
    fromDate: context.extension?.fromDate ?? '',
    dueDate: context.extension?.dueDate ?? '',
  }),
};
