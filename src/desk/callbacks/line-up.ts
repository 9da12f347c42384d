import type { LineFacts } from '../../../flows/index.ts';
import { mayBeCalledFrom } from '../../line/callback-hours.ts';
import {
  callbackAt,
  placeOfCallback,
  putCallbackInLine,
  takeOutCallback,
} from '../../store/callback-places.ts';
import { type Callback, findCallback, openCallbacks } from '../../store/callbacks.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { openOfferFor } from '../../store/offers.ts';
import type { Database } from '../../store/open.ts';
import { entryOf, type Need, openEntries } from '../../store/queue-entries.ts';
import type { DeskTools } from '../tools.ts';

/** So long after it is offered a member may still be rung: by then the day must not be over. */
const OFFERED_MILLISECONDS = 60_000;

/**
 * Keeps the callbacks in line that may be placed now, and no others; whose time is yet to come, or
 * the day, is looked at again then.
 */
export function lineUpCallbacks(tools: DeskTools, db: Database, now: number): void {
  const { facts } = tools.line;
  leaveWhoIsNotOwed(db, now);
  for (const callback of openCallbacks(db)) {
    const { callbackId, state } = callback;
    if (state !== 'waiting' || isOffered(db, callbackId)) continue;
    const from = lineUpAt(facts, callback, now);
    if (from === now) {
      lineUpCallback(tools, db, callback);
      continue;
    }
    takeOutCallback(db, callbackId, 'notNow', now);
    if (from !== null) askAssignment(db, `callback:${callbackId}:${from}`, from);
  }
}

/** Puts a callback into the line; it keeps the place it has. */
export function lineUpCallback({ line }: DeskTools, db: Database, callback: Callback): void {
  if (isInLine(db, callback.callbackId)) return;
  putCallbackInLine(db, line.identifiers.ulid(), callback, placeOf(line.facts, callback));
}

/** Whether a member may be called now and until the call that is offered now could ring. */
export function isCallable(facts: LineFacts, region: string | null, now: number): boolean {
  return [now, now + OFFERED_MILLISECONDS].every(
    (moment) => mayBeCalledFrom(facts, region, moment) === moment,
  );
}

/** When a callback comes into line: `now`, a moment to come, or null for never. */
function lineUpAt(facts: LineFacts, callback: Callback, now: number): number | null {
  const { dueAtMilliseconds, region } = callback;
  const due = Math.max(now, dueAtMilliseconds ?? now);
  if (due === now && isCallable(facts, region, now)) return now;
  // At the end of the day the next one is meant.
  return mayBeCalledFrom(facts, region, due === now ? now + OFFERED_MILLISECONDS : due);
}

/**
 * Called in turn: where the caller would stand by now. At a time: since then, as a returned call
 * unless a greater need speaks for them.
 */
function placeOf(
  { desk }: LineFacts,
  { need, askedAtMilliseconds, dueAtMilliseconds }: Callback,
): { need: Need; sinceMilliseconds: number } {
  if (dueAtMilliseconds === null) return { need, sinceMilliseconds: askedAtMilliseconds };
  const isGreater = desk.creditMinutes[need] > desk.creditMinutes.returnedCall;
  return { need: isGreater ? need : 'returnedCall', sinceMilliseconds: dueAtMilliseconds };
}

function leaveWhoIsNotOwed(db: Database, now: number): void {
  for (const { callSid } of openEntries(db)) {
    const callbackId = callbackAt(callSid);
    if (callbackId === null || findCallback(db, callbackId)?.state === 'waiting') continue;
    takeOutCallback(db, callbackId, 'notOwed', now);
  }
}

function placed(db: Database, callbackId: string) {
  return entryOf(db, placeOfCallback(callbackId));
}

function isInLine(db: Database, callbackId: string): boolean {
  return placed(db, callbackId)?.state === 'waiting';
}

/** The agent who is being rung for it may yet take it. */
function isOffered(db: Database, callbackId: string): boolean {
  const entry = placed(db, callbackId);
  return entry?.state === 'offered' && openOfferFor(db, entry.entryId) !== null;
}
