import { closeCallback, findCallback, requestCallback } from '../../store/callbacks.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { entryOf, joinQueue, leaveQueue, putInFront } from '../../store/queue-entries.ts';
import { keepVoiceMessage } from '../../store/voice-messages.ts';
import { agreedWords } from '../agreed-words.ts';
import { callbackNotReached } from '../callback-not-reached.ts';
import type { Writers } from '../commands.ts';

type Written =
  | 'command.requestCallback'
  | 'command.cancelCallback'
  | 'command.leaveMessage'
  | 'command.callbackReached'
  | 'command.callbackReady'
  | 'command.callbackDeclined'
  | 'command.callbackMachine';

export const callbackWriters: Pick<Writers, Written> = {
  /** Who waited in line keeps the time they have waited, and is out of it. */
  'command.requestCallback': (line, command, callSid) => {
    const { db, clock } = line;
    const now = clock.now();
    const { callbackId, phoneNumber, dueAt, memberId, locale, channel, region } = command;
    const entry = entryOf(db, callSid);
    requestCallback(db, {
      ...{ callbackId, phoneNumber, memberId, locale, channel, region },
      fromCallSid: callSid,
      dueAtMilliseconds: dueAt === null ? null : Date.parse(dueAt),
      askedAtMilliseconds: dueAt === null ? (entry?.joinedAtMilliseconds ?? now) : now,
      need: entry?.need ?? 'standard',
      reason: command.reason,
      consentedTo: agreedWords(line, callSid, command.consentedTo, locale),
    });
    leaveQueue(db, callSid, 'callback', now);
    askAssignment(db, `callback:${callbackId}`, now);
  },
  'command.cancelCallback': ({ db, clock }, { callbackId }) => {
    closeCallback(db, callbackId, { state: 'canceled', why: 'caller' }, clock.now());
    askAssignment(db, `canceled:${callbackId}`, clock.now());
  },
  'command.leaveMessage': ({ db, clock, identifiers }, command, callSid) => {
    const { recording, memberId, phoneNumber, locale } = command;
    const now = clock.now();
    keepVoiceMessage(db, {
      messageId: identifiers.ulid(),
      ...{ callSid, memberId, phoneNumber, locale },
      recordingSid: recording.sid,
      durationSeconds: recording.durationSeconds,
      leftAtMilliseconds: now,
    });
    leaveQueue(db, callSid, 'message', now);
    askAssignment(db, `message:${recording.sid}`, now);
  },
  'command.callbackReached': ({ db, clock }, { callbackId }) => {
    closeCallback(db, callbackId, { state: 'reached', why: 'reached' }, clock.now());
  },
  /** In front of the line, where the desk finds who is on the telephone for it. */
  'command.callbackReady': ({ db, clock, identifiers }, command, callSid) => {
    const { callbackId, memberId, locale, channel, region } = command;
    const now = clock.now();
    const entryId = joinQueue(
      db,
      {
        entryId: identifiers.ulid(),
        ...{ callSid, memberId, locale, channel, region },
        need: 'returnedCall',
        reason: findCallback(db, callbackId)?.reason ?? 'person',
        isReturning: true,
      },
      now,
    );
    putInFront(db, entryId, now);
    askAssignment(db, `returned:${callbackId}:${callSid}`, now);
  },
  'command.callbackDeclined': (line, { callbackId, why }) => {
    if (why === 'notNow') {
      callbackNotReached(line, callbackId, why);
    } else {
      const now = line.clock.now();
      closeCallback(line.db, callbackId, { state: 'canceled', why }, now);
      askAssignment(line.db, `canceled:${callbackId}`, now);
    }
  },
  'command.callbackMachine': (line, { callbackId }) =>
    callbackNotReached(line, callbackId, 'machine'),
};
