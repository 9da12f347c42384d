import { closeCallback } from '../../store/callbacks.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { finishVoiceMessage } from '../../store/voice-messages.ts';
import { type Doers, overtaken } from '../acting.ts';

/** What an agent does about callbacks and messages that wait. */
export const listDoers: Doers<'cancelCallback' | 'finishMessage'> = {
  cancelCallback({ db, agent, now }, { callbackId }) {
    const end = { state: 'canceled', why: `agent:${agent.agentId}` } as const;
    if (!closeCallback(db, callbackId, end, now)) throw overtaken('This callback is done.');
    noteDeskEvent(db, { agentId: agent.agentId, text: 'A callback was canceled.' }, now);
    askAssignment(db, `canceled:${callbackId}`, now);
  },
  finishMessage({ db, agent, now }, { messageId }) {
    const isDone = finishVoiceMessage(db, messageId, agent.agentId, now);
    if (!isDone) throw overtaken('Somebody has dealt with this message.');
    noteDeskEvent(db, { agentId: agent.agentId, text: 'A message was dealt with.' }, now);
  },
};
