import { offersCard } from '../bank/tender.ts';
import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';
import { quietMinutes } from '../relay/guards.ts';
import type { HostedCardKnown } from './vocabulary.ts';

/** Whether a link can go to the caller's own number. */
export function canTextCardLink(context: CallContext): boolean {
  return offersCard(context) && (context.receiptWays?.canText ?? false);
}

/** Whether it can go to the address on the member's record, which nobody else may use. */
export function canEmailCardLink(context: CallContext): boolean {
  const { proof, receiptWays, line } = context;
  const hasAddress = proof === 'member' && (receiptWays?.canEmail ?? false);
  return offersCard(context) && line.cardLinks.byEmail && hasAddress;
}

export const otherWaysGuards = {
  canTextCardLink: ({ context }: Where) => canTextCardLink(context),
  canEmailCardLink: ({ context }: Where) => canEmailCardLink(context),
  /** Who enters a card elsewhere cannot answer here meanwhile: their silence ends nothing so soon. */
  isWaitingForCard: ({ context, event }: Where) =>
    event.type === 'silence' && quietMinutes(context) < context.line.cardLinks.waitMinutes,
  hostedCardIs: ({ event }: Where, { standing }: { standing: HostedCardKnown['standing'] }) =>
    event.type === 'hostedCard.known' && event.standing === standing,
};
