import type { CallContext } from '../context.ts';
import type { Say } from '../vocabulary.ts';

/** Who cannot be sent a text hears of no number; null for any other prompt. */
export function onlineAccountQuestion(
  { receiptWays }: CallContext,
  key: string,
  words: Say['with'],
): Say[] | null {
  if (key !== 'onlineAccount.offer' || receiptWays?.canText) return null;
  return [{ key: 'onlineAccount.offerMail', with: words }];
}
