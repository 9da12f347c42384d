import type { CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import type { ReceiptWay } from '../vocabulary.ts';

type Change = Partial<CallMemory>;

export const receiptUpdates = {
  takeReceiptWays: ({ event }: Where): Change => {
    if (event.type !== 'receiptWays.known') return {};
    const { canText, textsStopped, canEmail } = event;
    return { receiptWays: { canText, textsStopped, canEmail } };
  },
  chooseReceipt: ({ context }: Where, { way }: { way: ReceiptWay | 'none' }): Change => ({
    receipt: { paymentId: context.payment?.paymentId ?? '', way },
  }),
};
