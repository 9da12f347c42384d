import type { CallContext } from '../context.ts';
import { offersReceipt } from './guards.ts';

type Words = Readonly<Record<string, string | number>>;

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** For the prompts about receipts, and for the one that offers them. */
export function receiptWords(context: CallContext): Words {
  const { receipt, receiptWays, proof, callerNumber } = context;
  return {
    offersReceipt: yes(offersReceipt(context)),
    canText: yes(receiptWays?.canText ?? false),
    canEmail: yes(proof === 'member' && (receiptWays?.canEmail ?? false)),
    receiptWay: receipt?.way ?? 'none',
    callerLastFourDigits: callerNumber?.slice(-4) ?? '',
  };
}
