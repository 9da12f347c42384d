import type { CallContext } from '../context.ts';
import { keysOf } from '../guards.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { regionPages, regionsOnPage } from './regions.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const guestGuards = {
  /** The bill's record names no region, or one that line.json does not know. */
  isRegionMissing: ({ context }: Where) =>
    !context.line.regions.some(({ id }) => id === context.region),
  isListedRegion: ({ context, event }: Where) =>
    event.type === 'key' && regionsOnPage(context)[Number(keysOf(event)) - 1] !== undefined,
  hasSeveralRegionPages: ({ context }: Where) => regionPages(context) > 1,
};
