import { audit } from '../store/audit.ts';
import { closeCallback, findCallback, postponeCallback } from '../store/callbacks.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { mayBeCalledFrom } from './callback-hours.ts';
import type { Line } from './line.ts';

/**
 * A callback rang and nobody could be spoken with: it is tried again after line.json's
 * `desk.callbackRetryMinutes`, by day, and given up after `desk.callbackTries`. `why` is one word
 * for the record. Call it inside a transaction.
 */
export function callbackNotReached({ db, clock, facts }: Line, callbackId: string, why: string) {
  const { callbackTries, callbackRetryMinutes } = facts.desk;
  const callback = findCallback(db, callbackId);
  if (callback?.state !== 'calling') return;
  const now = clock.now();
  const { tries, region } = callback;
  if (tries >= callbackTries) {
    closeCallback(db, callbackId, { state: 'givenUp', why }, now);
    const detail = { tries, why };
    audit(db, { actor: 'line', action: 'callback.givenUp', subject: callbackId, detail }, now);
    noteDeskEvent(db, { text: `A callback was given up after ${tries} tries.` }, now);
  } else {
    const again = now + callbackRetryMinutes * 60_000;
    postponeCallback(db, callbackId, mayBeCalledFrom(facts, region, again) ?? again);
    noteDeskEvent(db, { text: 'A member was not reached and is called again later.' }, now);
  }
  askAssignment(db, `notReached:${callbackId}:${tries}`, now);
}
