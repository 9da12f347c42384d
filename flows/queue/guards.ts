import type { CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import { choicesFor } from './choices.ts';
import type { QueueChoice } from './memory.ts';

/** Whether turns and minutes are the line's own: the caller waits, or talks with a person. */
export function isOnOurTime({ queue }: CallMemory): boolean {
  return queue.stage === 'waiting' || queue.stage === 'talking';
}

export const queueGuards = {
  isDeskUsed: ({ event }: Where) => event.type === 'desk.known' && event.isUsed,
  isSomebodyOnDuty: ({ event }: Where) => 'onDutyCount' in event && event.onDutyCount > 0,
  isInLine: ({ context }: Where) => context.queue.stage === 'waiting',
  keepsPlace: ({ context }: Where) => context.queue.stage === 'aside',
  isAtKeypad: ({ context }: Where) => context.queue.stage === 'atKeypad',
  /** A place in line or a person waits for the caller. */
  isAwaited: ({ context }: Where) => ['aside', 'atKeypad'].includes(context.queue.stage),
  offersMeanwhile: ({ context }: Where, { next }: { next: QueueChoice }) =>
    choicesFor(context).some((choice) => choice.next === next),
  goesOnTo: ({ context }: Where, { next }: { next: QueueChoice }) => context.queue.next === next,
  wasNotKept: ({ event }: Where) => event.type === 'queueLeft' && event.how === 'failed',
  wasLost: ({ event }: Where) => event.type === 'conversation.known' && event.how === 'agentLost',
  wasMoved: ({ event }: Where) => event.type === 'conversation.known' && event.how === 'moved',
  /** A bill the caller has been proved to know; who talks with a person alone can be sent. */
  canBeSent: ({ context, event }: Where) =>
    event.type === 'agentSends' &&
    context.queue.stage === 'talking' &&
    event.amountCents > 0 &&
    context.bills.some(({ billId, inDispute }) => billId === event.billId && !inDispute),
};
