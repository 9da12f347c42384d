import type { Where } from '../guards.ts';
import type { Command } from '../vocabulary.ts';

export const leaveMessageAsks = {
  leaveMessage: ({ context }: Where): Command => ({
    type: 'command.leaveMessage',
    recording: context.message ?? { sid: '', url: '', durationSeconds: 0 },
    memberId: context.memberId,
    phoneNumber: context.callback.phoneNumber ?? context.callerNumber,
    locale: context.locale,
  }),
};
