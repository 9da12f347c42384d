import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';
import { officeOf } from '../rules/regions.ts';

type Change = Partial<Pick<CallContext, 'region' | 'today'>>;

/** The call in this region, by the calendar of its office. */
export function inRegion(context: CallContext, region: string | null): Change {
  return { region, today: context.todayIn(officeOf(context.line, region).zone) };
}

export const regionUpdates = {
  /** From here on the region's office, hours, and calendar day hold, in this very step too. */
  useRegion: ({ context, event }: Where): Change => {
    if (event.type !== 'member.matched' && event.type !== 'bill.matched') return {};
    return inRegion(context, event.region);
  },
};
