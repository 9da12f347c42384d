import type { Where } from '../guards.ts';
import type { Command, Query } from '../vocabulary.ts';
import { needOf } from './need.ts';

export const queueAsks = {
  askDesk: ({ context }: Where): Query => ({
    type: 'query.desk',
    region: context.region,
    callerNumber: context.callerNumber,
    memberId: context.memberId,
  }),
  askPlace: (_: Where): Query => ({ type: 'query.place' }),
  askConversation: (_: Where): Query => ({ type: 'query.conversation' }),
  joinQueue: ({ context }: Where): Command => ({
    type: 'command.joinQueue',
    need: needOf(context),
    reason: context.queue.reason,
    isReturning: ['front', 'moved'].includes(context.queue.joined),
    region: context.region,
    locale: context.locale,
    channel: context.channel,
    memberId: context.memberId,
  }),
  stepAside: (_: Where): Command => ({ type: 'command.stepAside' }),
  leaveQueue: (_: Where): Command => ({ type: 'command.leaveQueue', why: 'failed' }),
  backFromKeypad: (_: Where): Command => ({ type: 'command.backFromKeypad' }),
};
