import { type AnyTransitionDefinition, createActor } from 'xstate';
import { callMachine } from './call.ts';
import type { Surroundings } from './context.ts';
import { edgeId } from './describe.ts';
import { type CallSnapshot, prepare } from './hear.ts';
import type { FlowEvent } from './vocabulary.ts';

/**
 * The edges of `describeCall` that an event takes, in order. The library itself says which, by a
 * running actor: for tests, never for a call on the line.
 */
export function edgesTaken(
  call: CallSnapshot,
  event: FlowEvent,
  surroundings: Surroundings,
): readonly string[] {
  const { before, heard } = prepare(call, event, surroundings);
  const taken: AnyTransitionDefinition[] = [];
  const actor = createActor(callMachine, {
    snapshot: before,
    input: before.context,
    inspect: (inspected) => {
      if (inspected.type === '@xstate.microstep') taken.push(...inspected._transitions);
    },
  });
  actor.start();
  taken.length = 0;
  actor.send(heard);
  return taken.map(edgeId);
}
