import type { CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';

type Change = Partial<CallMemory>;

export const leaveMessageUpdates = {
  takeMessage: ({ event }: Where): Change =>
    event.type === 'spoken' || event.type === 'hangup' ? { message: event.recording ?? null } : {},
  forgetMessage: (_: Where): Change => ({ message: null }),
  missMessage: ({ context }: Where): Change => ({
    tries: context.tries + 1,
    notices: [...context.notices, { key: 'leaveMessage.nothingSaid', with: {}, mustHear: false }],
  }),
};
