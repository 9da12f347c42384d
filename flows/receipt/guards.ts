import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';

/** Whether a receipt of the last payment can still be asked for. */
export function offersReceipt(context: CallContext): boolean {
  const { payment, receipt, proof, callerNumber } = context;
  if (!payment || receipt?.paymentId === payment.paymentId) return false;
  return proof === 'member' || callerNumber !== null;
}

export const receiptGuards = {
  offersReceipt: ({ context }: Where) => offersReceipt(context),
  /** Mail and e-mail go to the member, so somebody else can only have a text. */
  hasNoReceiptWay: ({ context, event }: Where) =>
    event.type === 'receiptWays.known' && !event.canText && context.proof !== 'member',
  canText: ({ context }: Where) => context.receiptWays?.canText ?? false,
  textsAreStopped: ({ context }: Where) =>
    context.receiptWays?.canText === true && context.receiptWays.textsStopped,
  canEmail: ({ context }: Where) =>
    context.proof === 'member' && (context.receiptWays?.canEmail ?? false),
};
