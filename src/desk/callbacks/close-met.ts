import { closeCallback, openCallbackOf } from '../../store/callbacks.ts';
import { callerNumberOf } from '../../store/calls.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import type { Database } from '../../store/open.ts';
import type { QueueEntry } from '../../store/queue-entries.ts';

/**
 * A caller has reached a person: if they were to be called back, that is done with. Another
 * member's callback to the same number is not. Call it inside a transaction.
 */
export function closeMetCallback(db: Database, entry: QueueEntry, now: number): void {
  const { memberId, callSid } = entry;
  const phoneNumber = callerNumberOf(db, callSid);
  const callback = openCallbackOf(db, { memberId, phoneNumber });
  if (!callback) return;
  if (memberId !== null && callback.memberId !== null && callback.memberId !== memberId) return;
  closeCallback(db, callback.callbackId, { state: 'reached', why: 'calledIn' }, now);
  askAssignment(db, `calledIn:${callback.callbackId}`, now);
}
