import { changeConversation, conversationOfCall } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { askAssignment, askRelease } from '../../store/desk-jobs.ts';
import { joinQueue, leaveQueue, stepAside } from '../../store/queue-entries.ts';
import type { Writers } from '../commands.ts';

/** The line of callers who wait for a person. */
export const queueWriters: Pick<
  Writers,
  'command.joinQueue' | 'command.stepAside' | 'command.leaveQueue' | 'command.backFromKeypad'
> = {
  'command.joinQueue': ({ db, clock, identifiers }, command, callSid) => {
    const { type: _type, ...joining } = command;
    joinQueue(db, { entryId: identifiers.ulid(), callSid, ...joining }, clock.now());
    askAssignment(db, `join:${identifiers.ulid()}`, clock.now());
  },
  'command.stepAside': ({ db, clock, identifiers }, _command, callSid) => {
    stepAside(db, callSid);
    askAssignment(db, `aside:${identifiers.ulid()}`, clock.now());
  },
  'command.leaveQueue': ({ db, clock, identifiers }, { why }, callSid) => {
    leaveQueue(db, callSid, why, clock.now());
    askAssignment(db, `leave:${identifiers.ulid()}`, clock.now());
  },
  'command.backFromKeypad': ({ db, clock, identifiers }, _command, callSid) => {
    const conversation = conversationOfCall(db, callSid);
    if (conversation === null) return;
    const { conversationId, state } = conversation;
    changeConversation(db, conversationId, { isAtKeypad: false });
    const now = clock.now();
    noteDeskEvent(db, { conversationId, text: 'The caller is back from the keypad.' }, now);
    // The agent has gone meanwhile: nobody would ever join them.
    if (state === 'ended') askRelease(db, conversationId, identifiers.ulid(), now);
  },
};
