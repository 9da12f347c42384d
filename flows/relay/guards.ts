import type { CallContext } from '../context.ts';
import type { Where } from '../guards.ts';

/** A silence so close to the end that the next one is the last. */
const LAST_MINUTE = 1;

/** Minutes since the last answer. */
export function quietMinutes({ now, answeredAt }: CallContext): number {
  return (Date.parse(now) - Date.parse(answeredAt)) / 60_000;
}

function longestQuietMinutes({ channel, line }: CallContext): number {
  return channel === 'tty' ? line.tty.quietMinutes : line.relay.quietMinutes;
}

/** Silence is no miss to who cannot listen: an assistant is typing, or the caller reads. */
export function isPatientSilence({ context, event }: Where): boolean {
  return event.type === 'silence' && context.channel !== 'voice';
}

export const relayGuards = {
  isPatientSilence,
  /** The one before it has warned them. */
  isLastSilence: (where: Where) =>
    isPatientSilence(where) &&
    where.context.quiet === 'warned' &&
    quietMinutes(where.context) >= longestQuietMinutes(where.context),
  isInRelay: ({ context }: Where) => context.channel === 'relay',
  prefersMoreTime: ({ context }: Where) => context.prefersMoreTime,
};

/** Whether this silence is the one before the last: a person must be told before a time limit ends. */
export function isTimeToWarn(context: CallContext): boolean {
  return quietMinutes(context) >= longestQuietMinutes(context) - LAST_MINUTE;
}
