import {
  createActor,
  type ExecutableActionsFrom,
  initialTransition,
  type SnapshotFrom,
  transition,
} from 'xstate';
import { callMachine } from './call.ts';
import { type CallContext, type CallMemory, newMemory, type Surroundings } from './context.ts';
import { flowVersion, migrate } from './migrations.ts';
import { isCallerEvent, isTooLong, TOO_LONG } from './rules/too-long.ts';
import type { Ask, FlowEvent } from './vocabulary.ts';
import { type View, viewOf } from './view.ts';

export type { CallMemory, Surroundings } from './context.ts';
export type { LineFacts, OfficeFacts, OpeningHours } from './line-facts.ts';
export { flowVersion } from './migrations.ts';
export { isOfficeOpen } from './rules/office-hours.ts';
export { today } from './rules/bills.ts';
export type { View } from './view.ts';
export type * from './vocabulary.ts';
export * from './payment.ts';

/** A call as it lies in the database: plain JSON text and the version of the flow that wrote it. */
export interface SavedCall {
  readonly flowVersion: number;
  readonly json: string;
}

export interface Step {
  readonly saved: SavedCall;
  /** Queries to answer now and commands to write down, in order. */
  readonly asks: readonly Ask[];
  readonly view: View;
  /** False when the state had no use for the event: its page is shown again. */
  readonly taken: boolean;
}

type CallSnapshot = SnapshotFrom<typeof callMachine>;

/** Starts a call. `callerNumber` is E.164, null when withheld. */
export function begin(callerNumber: string | null, surroundings: Surroundings): Step {
  const input: CallContext = { ...newMemory(callerNumber, surroundings.now), ...surroundings };
  const [snapshot, actions] = initialTransition(callMachine, input);
  return step(snapshot, actions, true);
}

/**
 * One pure step: the saved call and one event in; the new saved call, what it asks for and what it
 * says out. Throws when the call cannot be restored (see migrations.ts); the old one is unharmed.
 */
export function advance(saved: SavedCall, event: FlowEvent, surroundings: Surroundings): Step {
  const before = restore(saved, surroundings, event);
  const heard = isTooLong(before.context, event) ? TOO_LONG : event;
  if (!before.can(heard)) return { ...step(before, [], false), saved };
  const [after, actions] = transition(callMachine, before, heard);
  return step(after, actions, true);
}

/** What the saved call shows now, without an event. */
export function view(saved: SavedCall, surroundings: Surroundings): View {
  return viewOf(restore(saved, surroundings, null));
}

function step(
  snapshot: CallSnapshot,
  actions: ExecutableActionsFrom<typeof callMachine>[],
  taken: boolean,
): Step {
  return { saved: save(snapshot), asks: actions.map(askOf), view: viewOf(snapshot), taken };
}

/** Only emitted data may leave the machine: no timers, no children, no hidden work. */
function askOf(action: { type: string; params: unknown }): Ask {
  if (action.type !== 'xstate.emit') {
    throw new Error(`The call flow may only emit asks, but it ran "${action.type}".`);
  }
  return (action.params as { event: Ask }).event;
}

function save(snapshot: CallSnapshot): SavedCall {
  const { now: _now, line: _line, fresh: _fresh, ...memory } = snapshot.context;
  const { value, historyValue, status } = callMachine.getPersistedSnapshot(
    snapshot,
  ) as unknown as PersistedCall;
  return { flowVersion, json: JSON.stringify({ status, value, historyValue, context: memory }) };
}

interface PersistedCall {
  status: string;
  value: unknown;
  historyValue: unknown;
  context: CallMemory;
}

/** The one place where a saved call becomes a snapshot again; it is never started. */
function restore(
  saved: SavedCall,
  surroundings: Surroundings,
  event: FlowEvent | null,
): CallSnapshot {
  const persisted = migrate(saved) as PersistedCall;
  const context: CallContext = {
    ...persisted.context,
    ...refreshed(persisted.context, event),
    ...surroundings,
  };
  const snapshot = { ...persisted, context, children: {} } as unknown as CallSnapshot;
  return createActor(callMachine, { snapshot, input: context }).getSnapshot();
}

/** What the caller heard last time is over as soon as they do something. */
function refreshed(memory: CallMemory, event: FlowEvent | null): Partial<CallMemory> {
  if (event === null || !isCallerEvent(event)) return {};
  const touched = memory.touched || (event.type !== 'silence' && event.type !== 'waited');
  return { notices: [], turns: memory.turns + 1, touched };
}
