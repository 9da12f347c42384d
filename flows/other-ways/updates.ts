import type { CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import type { CardLinkWay } from './vocabulary.ts';

type Change = Partial<CallMemory>;

export const otherWaysUpdates = {
  /** A page is a card entry as much as <Pay> is. */
  startCardLink: ({ context }: Where, { way }: { way: CardLinkWay }): Change => ({
    cardLink: { entryId: context.fresh.paymentId(), way },
    cardEntries: context.cardEntries + 1,
  }),
  takeHostedCard: ({ event }: Where): Change =>
    event.type === 'hostedCard.known' ? { card: event.card, cardLink: null } : {},
  forgetCardLink: (_: Where): Change => ({ cardLink: null }),
  /** Said alone: the question has been asked, and the caller is busy with the answer. */
  stillWaiting: ({ context }: Where): Change => ({
    notices: [...context.notices, { key: 'otherWays.stillWaiting', with: {}, mustHear: false }],
  }),
};
