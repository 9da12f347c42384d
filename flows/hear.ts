import { initialTransition, type SnapshotFrom } from 'xstate';
import { callMachine } from './call.ts';
import { type CallMemory, contextOf, newMemory, type Surroundings } from './context.ts';
import { type CallAction, collecting, inertScope } from './inert-scope.ts';
import { isCallerEvent, isTooLong, TOO_LONG } from './rules/too-long.ts';
import type { FlowEvent } from './vocabulary.ts';

export type CallSnapshot = SnapshotFrom<typeof callMachine>;

export interface Heard {
  readonly call: CallSnapshot;
  readonly actions: readonly CallAction[];
  /** False when the state had no use for the event. */
  readonly taken: boolean;
}

/** A call that has just been answered. `callerNumber` is E.164, null when withheld. */
export function startCall(callerNumber: string | null, surroundings: Surroundings): Heard {
  const input = contextOf(newMemory(callerNumber, surroundings.now), surroundings);
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
  const memory = { ...call.context, ...refreshed(call.context, event) };
  const context = contextOf(memory, surroundings);
  const heard = isTooLong(context, event) ? TOO_LONG : event;
  return { before: { ...call, context } as CallSnapshot, heard };
}

/** What the caller heard last time is over as soon as they do something. */
function refreshed(memory: CallMemory, event: FlowEvent): Partial<CallMemory> {
  if (!isCallerEvent(event)) return {};
  const touched = memory.touched || (event.type !== 'silence' && event.type !== 'waited');
  return { notices: [], turns: memory.turns + 1, touched };
}
