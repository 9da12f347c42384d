import type { FlowEdge, FlowGraph, FlowState } from '../../../flows/index.ts';
import { labelOf, wordsOf } from './labels.ts';

/** An edge as it is drawn: from a leaf to a leaf. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** It leads to the leaf in which a topic begins. */
  readonly isBeginning: boolean;
  readonly isMain: boolean;
}

/** The way back to wherever the caller was. */
export const WHERE_THEY_WERE = 'where they were';

/** Every edge that is drawn from its own leaf: those of compounds hold everywhere. */
export function waysOf({ states, edges }: FlowGraph): readonly Way[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  const beginnings = new Set(
    states.flatMap(({ id, initial }) =>
      initial !== null && nameOf(id) === topicOf(initial) && topicOf(initial) !== 'over'
        ? [initial]
        : [],
    ),
  );
  return edges
    .filter((edge) => byId.get(edge.from)?.kind === 'leaf' && edge.to !== null && !isBack(edge))
    .map((edge) => {
      const to = leafOf(edge.to ?? '', byId);
      const label = labelOf(edge, edges);
      return { from: edge.from, to, label, isBeginning: beginnings.has(to), isMain: false };
    });
}

export function wayName(from: string, to: string): string {
  return `${from} → ${to}`;
}

/** selfService.pay.submitting.waiting belongs to pay; person.closed to person. */
export function topicOf(id: string): string {
  const path = id.split('.');
  return (path[0] === 'selfService' ? path[1] : path.length > 1 ? path[0] : '') ?? '';
}

export function nameOf(id: string): string {
  return wordsOf(id.split('.').at(-1) ?? id);
}

export function groupBy<Thing, Key>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
): ReadonlyMap<Key, readonly Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  return groups;
}

/** 9 goes back everywhere; the legend says so. */
function isBack({ event, guard }: FlowEdge): boolean {
  return event === 'key' && /^9(?:,|$)/.test(guard ?? '');
}

function leafOf(id: string, states: ReadonlyMap<string, FlowState>): string {
  const state = states.get(id);
  if (!state || state.kind === 'history') return WHERE_THEY_WERE;
  return state.initial === null ? state.id : leafOf(state.initial, states);
}
