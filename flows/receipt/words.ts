import type { CallContext } from '../context.ts';
import { offersReceipt } from './guards.ts';

type Words = Readonly<Record<string, string | number>>;

/** A prompt that names a number needs one even where its wording leaves the number out. */
const NEVER_SPOKEN = '0';

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** For the prompts about receipts, and for the one that offers them. */
export function receiptWords(context: CallContext): Words {
  const { receipt, receiptWays, proof, callerNumber } = context;
  return {
    offersReceipt: yes(offersReceipt(context)),
    canText: yes(receiptWays?.canText ?? false),
    canEmail: yes(proof === 'member' && (receiptWays?.canEmail ?? false)),
    receiptWay: receipt?.way ?? 'none',
    callerLastFourDigits: callerNumber?.slice(-4) ?? NEVER_SPOKEN,
  };
}
