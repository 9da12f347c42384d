import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';
import { inChannel } from '../relay/updates.ts';

export const ttyUpdates = {
  /** A TTY was heard on the line. */
  useTty: ({ context }: Where): Partial<CallContext> => inChannel(context, 'tty'),
  notePhoneKeys: (_: Where): Partial<CallContext> => ({ hasPhoneKeys: true }),
};
