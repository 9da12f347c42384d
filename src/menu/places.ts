import type { FlowEdge, FlowGraph, FlowState } from '../../flows/index.ts';
import { inWords } from './first-wording.ts';

/** Where a caller can come to rest: everything else is left at once. */
const SETTLED: ReadonlySet<string> = new Set([
  'hears.keys',
  'hears.card',
  'hears.bank',
  'hears.speech',
  'waits.command',
  'connects.agent',
  'joins.queue',
  'joins.conference',
  'over',
]);

/** Reads where edges lead, as a caller would say it. */
export interface Places {
  /** "amount: choose"; the same everywhere in the menu. */
  titleOf(state: FlowState): string;
  /** "amount: choose", "the same question", or several joined by "or". */
  leadsTo(edge: FlowEdge): string;
}

export function placesOf(graph: FlowGraph): Places {
  const states = new Map(graph.states.map((state) => [state.id, state]));
  const settled = new Map<string, readonly string[]>();

  /** The states a caller can be in after going to `id`, look-ups and decisions left out. */
  const endsOf = (id: string, seen: ReadonlySet<string>): readonly string[] => {
    const known = settled.get(id);
    if (known) return known;
    const state = states.get(id);
    if (!state || seen.has(id)) return [];
    if (state.kind === 'history') return ['where you were'];
    if (state.expects !== null && SETTLED.has(state.expects)) return [titleOf(state)];
    const passed = new Set([...seen, id]);
    const next =
      state.initial === null ? graph.edges.filter(leaves(id)).map(({ to }) => to) : [state.initial];
    return [...new Set(next.flatMap((to) => (to === null ? [] : endsOf(to, passed))))];
  };

  return {
    titleOf,
    leadsTo({ to, from, actions }) {
      if (to === null) return whatStays(actions);
      const ends = endsOf(to, new Set());
      settled.set(to, ends);
      return to === from ? 'the same question' : ends.join(' or ');
    },
  };
}

/** What a caller hears who stays where they are. */
function whatStays(actions: readonly string[]): string {
  if (actions.includes('useRelay')) return 'the same question, with a minute for each answer';
  return 'the same question';
}

/**
 * A decision's own edges; what its ancestors do about hang-ups and keys is no answer of it. A member
 * whom the line has called is none of the menu's callers, nor is who types and waits elsewhere.
 */
const leaves = (id: string) => (edge: FlowEdge) =>
  edge.from === id && edge.event !== 'hangup' && !NOT_IN_MENU.has(edge.guard ?? '');

const NOT_IN_MENU: ReadonlySet<string> = new Set(['isReturnedCall', 'isByTty']);

function titleOf({ id }: FlowState): string {
  const path = id.split('.').filter((name) => name !== 'selfService');
  return path.map(inWords).join(': ');
}
