import { initialTransition, type SnapshotFrom } from 'xstate';
import { callMachine } from './call.ts';
import type { Returning } from './callback/vocabulary.ts';
import { type CallMemory, contextOf, newMemory, type Surroundings } from './context.ts';
import { type CallAction, collecting, inertScope } from './inert-scope.ts';
import { isOnOurTime } from './queue/guards.ts';
import { isCallerEvent, isTooLong, TOO_LONG } from './rules/too-long.ts';
import { channelOf } from './tty/channel-of.ts';
import type { FlowEvent, QueueEvent } from './vocabulary.ts';

export type CallSnapshot = SnapshotFrom<typeof callMachine>;

export interface Heard {
  readonly call: CallSnapshot;
  readonly actions: readonly CallAction[];
  /** False when the state had no use for the event. */
  readonly taken: boolean;
}

/** Who called which number, or was called from it. */
export interface Parties {
  /** E.164; null when withheld. */
  readonly callerNumber: string | null;
  /** E.164. */
  readonly lineNumber: string;
  /** The line has called, because it was asked to. */
  readonly callback?: Returning;
}

/** A call that has just been answered, by us or by whom we called. */
export function startCall(parties: Parties, surroundings: Surroundings): Heard {
  const { callback } = parties;
  const channel = callback?.channel ?? channelOf(surroundings.line, parties);
  const memory = newMemory(parties.callerNumber, channel, surroundings.now);
  const input = contextOf(memory, surroundings);
  const [call, actions] = initialTransition(callMachine, input);
  // Nothing is asked about who is called: what their callback was asked for with is known.
  if (callback) return hear(call, { type: 'callbackAnswered', ...callback }, surroundings);
  return { call, actions, taken: true };
}

/** One event in a call that is in memory. The given snapshot is left as it was. */
export function hear(call: CallSnapshot, event: FlowEvent, surroundings: Surroundings): Heard {
  const { before, heard } = prepare(call, event, surroundings);
  const { result, actions } = collecting(() => callMachine.transition(before, heard, inertScope));
  // XState gives the very snapshot back when no transition was enabled.
  return { call: result, actions, taken: result !== before };
}

/** The call as it meets the event, and the event as the call meets it. */
export function prepare(
  call: CallSnapshot,
  event: FlowEvent,
  surroundings: Surroundings,
): { readonly before: CallSnapshot; readonly heard: FlowEvent } {
  const memory = { ...call.context, ...refreshed(call.context, event, surroundings) };
  const context = contextOf(memory, surroundings);
  const heard = isTooLong(context, event) ? TOO_LONG : event;
  return { before: { ...call, context } as CallSnapshot, heard };
}

/** What the caller heard last time is over as soon as they do something. */
function refreshed(
  memory: CallMemory,
  event: FlowEvent,
  { now }: Surroundings,
): Partial<CallMemory> {
  if (QUEUE_EVENTS.has(event.type)) return { notices: [] };
  if (!isCallerEvent(event)) return {};
  const turns = isOnOurTime(memory) ? memory.turns : memory.turns + 1;
  if (event.type === 'silence' || event.type === 'waited') return { notices: [], turns };
  return { notices: [], turns, touched: true, answeredAt: now, quiet: 'no' };
}

const QUEUE_EVENTS: ReadonlySet<string> = new Set<QueueEvent['type']>([
  'queued',
  'queueLeft',
  'agentAccepted',
  'agentSends',
  'conferenceLeft',
]);
