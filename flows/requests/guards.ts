import { type CallContext, chosenBill } from '../context.ts';
import type { FlowEvent } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const requestGuards = {
  /** Here, or at the plan: then nobody knows a reference. */
  hasOpenRequest: ({ context, event }: Where) =>
    (event.type === 'request.known' && event.reference !== null) ||
    (context.request?.kind === 'dispute' && chosenBill(context)?.inDispute === true),
};
