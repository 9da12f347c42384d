import type { CallContext } from '../context.ts';
import { isOnOurTime } from '../queue/guards.ts';
import type { CallerEvent, FlowEvent, TooLong } from '../vocabulary.ts';

export const TOO_LONG: TooLong = { type: 'tooLong' };

type CallerEventType = CallerEvent['type'];

const CALLER_EVENTS: ReadonlySet<string> = new Set<CallerEventType>([
  'key',
  'digits',
  'cardTyped',
  'garbled',
  'silence',
  'waited',
  'cardEntered',
  'cardNotEntered',
  'spoken',
  'dialEnded',
  'ttyDetected',
]);

/** Answers to a question; nothing else may be cut short, a payment under way least of all. */
const ANSWERS: ReadonlySet<string> = new Set<CallerEventType>([
  'key',
  'digits',
  'cardTyped',
  'garbled',
  'silence',
]);

/** Whether the caller did it, as against something that came back from the world. */
export function isCallerEvent(event: FlowEvent): boolean {
  return CALLER_EVENTS.has(event.type);
}

/** Whether an answer comes after the call has used up its turns or its minutes; waiting uses none. */
export function isTooLong(context: CallContext, event: FlowEvent): boolean {
  if (!ANSWERS.has(event.type) || isOnOurTime(context)) return false;
  const { turnsPerCall, minutesPerCall, relayMinutesPerCall } = context.line.limits;
  const minutes = context.channel === 'voice' ? minutesPerCall : relayMinutesPerCall;
  const elapsedMinutes = (Date.parse(context.now) - Date.parse(context.startedAt)) / 60_000;
  return context.turns > turnsPerCall || elapsedMinutes > minutes;
}
