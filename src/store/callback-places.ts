import type { Callback } from './callbacks.ts';
import type { Database } from './open.ts';
import { joinQueue, leaveQueue, type Need } from './queue-entries.ts';

const PREFIX = 'callback:';

/**
 * Who waits to be called back stands in the line like every caller, but has no call yet. In place
 * of its SID the entry, and the conversation with the agent who waits for the member, has this.
 */
export function placeOfCallback(callbackId: string): string {
  return PREFIX + callbackId;
}

/** Whose place it is; null for the SID of a call. */
export function callbackAt(callSid: string): string | null {
  return callSid.startsWith(PREFIX) ? callSid.slice(PREFIX.length) : null;
}

/** Puts a callback into the line, as if it had called at `sinceMilliseconds`. */
export function putCallbackInLine(
  db: Database,
  entryId: string,
  callback: Callback,
  place: { readonly need: Need; readonly sinceMilliseconds: number },
): string {
  const { callbackId, reason, region, locale, channel, memberId } = callback;
  const joining = {
    ...{ entryId, callSid: placeOfCallback(callbackId), need: place.need },
    ...{ reason, region, locale, channel, memberId, isReturning: false },
  };
  return joinQueue(db, joining, place.sinceMilliseconds);
}

/** Out of the line, for one reason in one word. */
export function takeOutCallback(db: Database, callbackId: string, why: string, now: number): void {
  leaveQueue(db, placeOfCallback(callbackId), why, now);
}
