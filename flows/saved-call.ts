import { createActor } from 'xstate';
import { callMachine } from './call.ts';
import type { CallContext, CallMemory, Surroundings } from './context.ts';
import type { CallSnapshot } from './hear.ts';
import { flowVersion, migrate } from './migrations.ts';

/** A call as it lies in the database: plain JSON text and the version of the flow that wrote it. */
export interface SavedCall {
  readonly flowVersion: number;
  readonly json: string;
}

interface PersistedCall {
  readonly status: string;
  readonly value: unknown;
  readonly historyValue: unknown;
  readonly context: CallMemory;
}

export function save(call: CallSnapshot): SavedCall {
  const { now: _now, line: _line, fresh: _fresh, ...memory } = call.context;
  const { value, historyValue, status } = callMachine.getPersistedSnapshot(
    call,
  ) as unknown as PersistedCall;
  return { flowVersion, json: JSON.stringify({ status, value, historyValue, context: memory }) };
}

/**
 * The one place where a saved call becomes a snapshot again; it is never started. Throws when the
 * call's version or state is unknown.
 */
export function restore(saved: SavedCall, surroundings: Surroundings): CallSnapshot {
  const persisted = migrate(saved) as PersistedCall;
  const context: CallContext = { ...persisted.context, ...surroundings };
  const snapshot = { ...persisted, context, children: {} } as unknown as CallSnapshot;
  return createActor(callMachine, { snapshot, input: context }).getSnapshot();
}
