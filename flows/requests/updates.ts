import type { CallContext, CallMemory } from '../context.ts';
import type { FlowEvent, RequestKind } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

/** The others are about the member. */
const ABOUT_A_BILL: readonly RequestKind[] = ['itemizedStatement', 'dispute'];

export const requestUpdates = {
  startRequest: ({ context }: Where, { kind }: { kind: RequestKind }): Change => ({
    request: {
      kind,
      billId: ABOUT_A_BILL.includes(kind) ? context.billId : null,
      reference: null,
    },
  }),
  takeOpenRequest: ({ context, event }: Where): Change =>
    event.type === 'request.known' && context.request
      ? { request: { ...context.request, reference: event.reference } }
      : {},
  /** From here on the call does not collect a bill that is in dispute. */
  takeNewRequest: ({ context }: Where): Change => {
    const { request, bills } = context;
    if (!request) return {};
    return {
      request: { ...request, reference: context.fresh.confirmation() },
      bills: bills.map((bill) =>
        request.kind === 'dispute' && bill.billId === request.billId
          ? { ...bill, inDispute: true }
          : bill,
      ),
    };
  },
};
