import { describeCall, type FlowEdge } from '../../flows/index.ts';
import { edgesTaken } from '../../flows/trace.ts';
import type { Move } from './explore.ts';

/** Which edges of the drawing have been driven. */
export interface Coverage {
  add(move: Move): void;
  /** The others, as a person reads them. */
  missing(): readonly string[];
}

const topicOf = (state: string) => state.split('.').slice(0, 2).join('.');

export function createCoverage(): Coverage {
  const { root, edges } = describeCall();
  const missing = new Map(edges.map((edge) => [edge.id, edge]));
  const seen = new Set<string>();
  const couldBeTaken = ({ from, event }: Move, edge: FlowEdge) => {
    // Every topic outside self-service has a key that goes on by oneself.
    if (edge.from === 'person.goingOn') return event.type === 'key';
    if (edge.event === 'always') return topicOf(edge.from) === topicOf(from.view.state);
    if (![event.type, '*'].includes(edge.event)) return false;
    return edge.from === root || `${from.view.state}.`.startsWith(`${edge.from}.`);
  };
  return {
    add(move) {
      // Tracing is slow: only while it can still find something.
      const { from, event, to } = move;
      const heard = to.view.notices.map(({ key }) => key).join();
      const pressed = event.type === 'key' ? event.key : event.type;
      const way = `${from.view.state} ${pressed} ${to.view.state} ${heard}`;
      const hopeful = [...missing.values()].some((edge) => couldBeTaken(move, edge));
      if (!hopeful && seen.has(way)) return;
      seen.add(way);
      for (const id of edgesTaken(from.live, event, move.surroundings)) missing.delete(id);
    },
    missing: () =>
      [...missing.values()].map(
        ({ from, event, guard, to }) => `${from} --${event} [${guard ?? 'otherwise'}]--> ${to}`,
      ),
  };
}
