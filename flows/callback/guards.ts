import type { CallContext } from '../context.ts';
import { keysOf, type Where } from '../guards.ts';
import { itemsOnPage } from '../relay/one-at-a-time.ts';
import { callableNumber } from '../rules/callable-numbers.ts';
import { callbackTimes } from '../rules/callback-times.ts';
import { officeOf } from '../rules/regions.ts';

/** So often a called member is asked to hold before they join the line of callers. */
const ROUNDS_MAX = 6;

/**
 * The caller's own number, E.164, if it can be called back. What a relay centre sends need not be
 * its user's number, and a TTY's may be shared: those callers are asked.
 */
export function ownNumber({ callerNumber, channel }: CallContext): string | null {
  return callerNumber === null || channel !== 'voice' ? null : callableNumber(callerNumber);
}

/** When the caller's office could call, as ISO instants. */
export function timesNow({ now, line, region }: CallContext): readonly string[] {
  return callbackTimes(now, officeOf(line, region), line.desk.callbackDaytime);
}

/** Who keeps a place in line is called when it comes up. */
export function isCalledInTurn({ queue }: CallContext): boolean {
  return queue.stage === 'aside';
}

/** Being called back can be offered; nobody could be where the office is never open by day. */
export function offersCallback(context: CallContext): boolean {
  return context.callback.open !== null || timesNow(context).length > 0;
}

export const callbackGuards = {
  /** Told once a call: who wants a person all the same is not asked again. */
  isRemindedOfCallback: ({ context, event }: Where) =>
    event.type === 'desk.known' &&
    event.isUsed &&
    event.openCallback !== null &&
    !context.callback.isSettled,
  hasMissedThePerson: ({ context, event }: Where) =>
    event.type === 'desk.known' &&
    event.isUsed &&
    event.hasLeftQueue &&
    !context.callback.isSettled &&
    offersCallback(context),

  offersCallback: ({ context }: Where) => offersCallback(context),
  hasOpenCallback: ({ context }: Where) => context.callback.open !== null,
  canCallOwnNumber: ({ context }: Where) => ownNumber(context) !== null,
  isCallableNumber: ({ event }: Where) => callableNumber(keysOf(event)) !== null,
  isCalledInTurn: ({ context }: Where) => isCalledInTurn(context),
  isOfferedTime: ({ context, event }: Where) =>
    itemsOnPage(context, context.callback.times)[Number(keysOf(event)) - 1] !== undefined,
  hasSeveralTimePages: ({ context }: Where) =>
    context.channel !== 'voice' && context.callback.times.length > 1,

  /** The line has called the member, and nobody has taken them over yet. */
  isReturnedCall: ({ context }: Where) =>
    context.returned !== null && !context.returned.isHandedOver,
  /** A TTY's tones are no voice: only who reads can tell. */
  isMachine: ({ event }: Where) =>
    event.type === 'callbackAnswered' && event.by === 'machine' && event.channel !== 'tty',
  isPersonGone: ({ context }: Where) => (context.returned?.rounds ?? 0) >= ROUNDS_MAX,
};
