import type { CallContext } from '../context.ts';
import type { Command, Query, RequestKind } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
}

const about = ({ request, memberId }: CallContext) => ({
  kind: request?.kind ?? ('assistance' satisfies RequestKind),
  memberId: memberId ?? '',
  billId: request?.billId ?? null,
});

export const requestAsks = {
  askOpenRequest: ({ context }: Where): Query => ({
    type: 'query.openRequest',
    ...about(context),
  }),
  fileRequest: ({ context }: Where): Command => ({
    type: 'command.fileRequest',
    ...about(context),
    reference: context.request?.reference ?? '',
    locale: context.locale,
  }),
};
