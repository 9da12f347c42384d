import type { Where } from '../guards.ts';

/** Shorter than a word and a breath is a click, or a hang-up. */
const SECONDS_MIN = 2;

export const leaveMessageGuards = {
  isMessageSpoken: ({ event }: Where) => {
    const recording =
      event.type === 'spoken' || event.type === 'hangup' ? event.recording : undefined;
    return recording !== undefined && recording.durationSeconds >= SECONDS_MIN;
  },
  isLastMessage: ({ context }: Where) => context.tries + 1 >= context.line.limits.triesPerQuestion,
};
