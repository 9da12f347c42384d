import type { Locale } from '../../flows/index.ts';
import { hearAnswered } from '../store/callback-legs.ts';
import { type Callback, findCallback } from '../store/callbacks.ts';
import { findCall } from '../store/calls.ts';
import { inTransaction } from '../store/statement.ts';
import type { Answered } from '../twilio/read-answered.ts';
import { hangUpTwiml } from '../twilio/standing-twiml.ts';
import type { Line } from './line.ts';
import { type AnsweredTurn, startCall } from './take-turn.ts';

/**
 * The first webhook of a call that the line makes because it was asked to. A callback that is no
 * longer owed, a call of an earlier try, or another number than it was asked for, is hung up on
 * without a word. Throws as takeTurn does.
 */
export async function startReturnedCall(
  line: Line,
  callbackId: string,
  { callSid, calledNumber, lineNumber, answeredBy }: Answered,
): Promise<AnsweredTurn> {
  const callback = findCallback(line.db, callbackId);
  const isRepeated = findCall(line.db, callSid) !== null;
  const isTheirs = callback?.phoneNumber === calledNumber;
  if (!isTheirs || !(isRepeated || isExpected(line, callback, callSid))) {
    return { twiml: hangUpTwiml, state: 'unknown', repeated: false };
  }
  const { channel, region } = callback;
  return await startCall(line, {
    ...{ callSid, from: calledNumber, to: lineNumber },
    callback: { callbackId, by: answeredBy, locale: localeOf(callback), channel, region },
  });
}

/** Written down at once: the agent who waits is joined by exactly this call. */
function isExpected({ db }: Line, { callbackId, state }: Callback, callSid: string): boolean {
  return state === 'calling' && inTransaction(db, () => hearAnswered(db, callbackId, callSid));
}

function localeOf({ locale }: Callback): Locale {
  return locale === 'es-US' ? 'es-US' : 'en-US';
}
