import { callMachine } from './call.ts';
import { type CallContext, type CallMemory, contextOf, type Surroundings } from './context.ts';
import type { CallSnapshot } from './hear.ts';
import { inertScope } from './inert-scope.ts';
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

/** The surroundings are not the call's: they are left out, and never walked through. */
export function save(call: CallSnapshot): SavedCall {
  const {
    now: _now,
    today: _today,
    todayIn: _in,
    line: _line,
    fresh: _fresh,
    ...memory
  } = call.context;
  const { status, value } = call;
  const persisted = { status, value, historyValue: savedHistory(call), context: memory };
  return { flowVersion, json: JSON.stringify(persisted) };
}

/** Where the caller was before they asked for a person: state ids in place of state nodes. */
function savedHistory(call: CallSnapshot): unknown {
  if (Object.keys(call.historyValue).length === 0) return {};
  const persisted = callMachine.getPersistedSnapshot({ ...call, context: NOTHING });
  return (persisted as unknown as PersistedCall).historyValue;
}

/**
 * The one place where a saved call becomes a snapshot again; it is never started. Throws when the
 * call's version or state is unknown.
 */
export function restore(saved: SavedCall, surroundings: Surroundings): CallSnapshot {
  const persisted = migrate(saved) as PersistedCall;
  const snapshot = { ...persisted, context: NOTHING, children: {} } as unknown as CallSnapshot;
  const restored = callMachine.restoreSnapshot(snapshot, inertScope);
  const context = contextOf(persisted.context, surroundings);
  return { ...restored, context } as CallSnapshot;
}

/** XState copies a context deeply when it saves and restores; ours goes around it. */
const NOTHING = {} as CallContext;
