import { PaylineError } from '../../errors.ts';
import { onDutyCount } from '../../store/agent-presence.ts';
import { hasAgents } from '../../store/agents.ts';
import { openCallbackOf } from '../../store/callbacks.ts';
import { conversationOfCall } from '../../store/conversations.ts';
import { leftQueueLately } from '../../store/queue-entries.ts';
import { estimateMinutes, placeOf } from '../../store/queue-order.ts';
import type { Answers } from '../queries.ts';

const DAY_MILLISECONDS = 86_400_000;

export const queueAnswers: Pick<Answers, 'query.desk' | 'query.place' | 'query.conversation'> = {
  'query.desk': async ({ db, clock }, { callerNumber, memberId }) => {
    const open = openCallbackOf(db, { memberId, phoneNumber: callerNumber });
    return {
      type: 'desk.known',
      isUsed: hasAgents(db),
      onDutyCount: onDutyCount(db),
      hasLeftQueue: leftQueueLately(db, callerNumber, clock.now() - DAY_MILLISECONDS),
      openCallback: open && {
        callbackId: open.callbackId,
        dueAtMilliseconds: open.dueAtMilliseconds,
      },
    };
  },

  /** Its own commit has put the call in line: a call that is not there has been taken out since. */
  'query.place': async ({ db, clock, facts }, _query, { callSid }) => {
    const position = placeOf(db, callSid, facts.desk.creditMinutes);
    if (position === null) {
      throw new PaylineError('queue.notInLine', `The call ${callSid} has no place in line.`);
    }
    const onDuty = onDutyCount(db);
    return {
      type: 'place.known',
      position,
      estimateMinutes: estimateMinutes(db, position, onDuty, clock.now()),
      onDutyCount: onDuty,
    };
  },

  /** Who was sent away by nobody's word still wants a person. */
  'query.conversation': async ({ db }, _query, { callSid }) => {
    const how = conversationOfCall(db, callSid)?.endedHow ?? 'agentLost';
    return { type: 'conversation.known', how: how === 'notReached' ? 'agentLost' : how };
  },
};
