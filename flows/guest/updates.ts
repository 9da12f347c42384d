import type { CallContext, CallMemory } from '../context.ts';
import { keysOf } from '../guards.ts';
import { officeOf } from '../rules/regions.ts';
import type { FlowEvent, PayerRelationship } from '../vocabulary.ts';
import { regionPages, regionsOnPage } from './regions.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

export const guestUpdates = {
  toFirstRegion: (_: Where): Change => ({ page: 0 }),
  nextRegionPage: ({ context }: Where): Change => ({
    page: (context.page + 1) % regionPages(context),
    tries: 0,
  }),
  /** From here on this region's office, hours, and calendar day hold. */
  chooseRegion: ({ context, event }: Where): Partial<CallContext> => {
    const region = regionsOnPage(context)[Number(keysOf(event)) - 1]?.id ?? context.region;
    return { region, page: 0, today: context.todayIn(officeOf(context.line, region).zone) };
  },
  takePayer: (_: Where, { payer }: { payer: PayerRelationship }): Change => ({ payer }),
};
