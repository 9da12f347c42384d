import { describeCall, type FlowEdge } from '../../flows/index.ts';
import { edgesTaken } from '../../flows/trace.ts';
import type { Move } from './explore.ts';

/** Which edges of the drawing have been driven. */
export interface Coverage {
  add(move: Move): void;
  /** The others, as a person reads them. */
  missing(): readonly string[];
}

export function createCoverage(): Coverage {
  const missing = new Map(describeCall().edges.map((edge) => [edge.id, edge]));
  const couldBeTaken = ({ from, event }: Move, edge: FlowEdge) =>
    edge.event === 'always' ||
    ([event.type, '*'].includes(edge.event) && isWithin(from.view.state, edge.from));
  return {
    add(move) {
      // Tracing is slow: only while it can still find something.
      if (![...missing.values()].some((edge) => couldBeTaken(move, edge))) return;
      for (const id of edgesTaken(move.from.live, move.event, move.surroundings))
        missing.delete(id);
    },
    missing: () =>
      [...missing.values()].map(
        ({ from, event, guard, to }) => `${from} --${event} [${guard ?? 'otherwise'}]--> ${to}`,
      ),
  };
}

function isWithin(state: string, ancestor: string): boolean {
  return ancestor === describeCall().root || `${state}.`.startsWith(`${ancestor}.`);
}
