import { initialTransition, type SnapshotFrom } from 'xstate';
import { callMachine } from './call.ts';
import { type CallMemory, contextOf, newMemory, type Surroundings } from './context.ts';
import { type CallAction, collecting, inertScope } from './inert-scope.ts';
import { isCallerEvent, isTooLong, TOO_LONG } from './rules/too-long.ts';
import { channelOf } from './tty/channel-of.ts';
import type { FlowEvent } from './vocabulary.ts';

export type CallSnapshot = SnapshotFrom<typeof callMachine>;

export interface Heard {
  readonly call: CallSnapshot;
  readonly actions: readonly CallAction[];
  /** False when the state had no use for the event. */
  readonly taken: boolean;
}

/** Who called which number. */
export interface Parties {
  /** E.164; null when withheld. */
  readonly callerNumber: string | null;
  /** E.164. */
  readonly lineNumber: string;
}

/** A call that has just been answered. */
export function startCall(parties: Parties, surroundings: Surroundings): Heard {
  const channel = channelOf(surroundings.line, parties);
  const memory = newMemory(parties.callerNumber, channel, surroundings.now);
  const input = contextOf(memory, surroundings);
  const [call, actions] = initialTransition(callMachine, input);
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
  if (!isCallerEvent(event)) return {};
  const turns = memory.turns + 1;
  if (event.type === 'silence' || event.type === 'waited') return { notices: [], turns };
  return { notices: [], turns, touched: true, answeredAt: now, quiet: 'no' };
}
