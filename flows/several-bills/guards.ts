import type { Where } from '../guards.ts';
import { allocate, sumOf } from '../rules/several-bills.ts';
import { changesIn, chosen, payable, paysSeveral } from './chosen.ts';

export const severalBillsGuards = {
  offersSeveral: ({ context }: Where) => context.proof === 'member' && payable(context).length > 1,
  paysSeveral: ({ context }: Where) => paysSeveral(context),
  isFirstAskedAbout: ({ context }: Where) => (context.several?.askedCount ?? 0) === 0,
  hasMoreToAsk: ({ context }: Where) => {
    const { offeredIds = [], askedCount = 0 } = context.several ?? {};
    return askedCount < offeredIds.length;
  },
  hasChosenSome: ({ context }: Where) => chosen(context).length > 0,
  owesMoreThanDue: ({ context }: Where) => {
    const bills = chosen(context);
    return sumOf(allocate(bills, 'balance')) > sumOf(allocate(bills, 'dueNow'));
  },
  haveSeveralChanged: ({ context, event }: Where) => changesIn(event, context).length > 0,
};
