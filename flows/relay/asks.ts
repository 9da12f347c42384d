import type { Where } from '../guards.ts';
import type { Command } from '../vocabulary.ts';

export const relayAsks = {
  rememberMoreTime: (
    { context }: Where,
    { isWanted }: { readonly isWanted: boolean },
  ): Command => ({
    type: 'command.rememberMoreTime',
    memberId: context.memberId ?? '',
    isWanted,
  }),
};
