import type { FlowEdge, FlowGraph, FlowState } from '../../../flows/index.ts';

/** What a drawing shows: leaves in topics, and one arrow between any two of them. */
export interface Picture {
  readonly title: string;
  readonly topics: readonly Topic[];
  readonly arrows: readonly Arrow[];
  /** What holds in every state and is not drawn from each. */
  readonly legend: readonly string[];
}

export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly boxes: readonly Box[];
}

export interface Box {
  readonly id: string;
  readonly name: string;
  readonly expects: FlowState['expects'];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
}

/** Reads a graph as a picture. Arrows into a compound end where it begins. */
export function pictureOf(graph: FlowGraph, title: string, legend: readonly string[]): Picture {
  const states = new Map(graph.states.map((state) => [state.id, state]));
  const boxes = graph.states.filter(({ kind }) => kind === 'leaf' || kind === 'final');
  const topics = new Map<string, Box[]>();
  for (const state of boxes) {
    const topic = topicOf(state.id);
    topics.set(topic, [...(topics.get(topic) ?? []), boxOf(state, topic)]);
  }
  return {
    title,
    legend,
    topics: [...topics].map(([name, inside]) => ({ id: name, name, boxes: inside })),
    arrows: merged(graph.edges, states),
  };
}

/** selfService.pay.submitting.waiting belongs to pay; person.closed to person. */
function topicOf(id: string): string {
  const path = id.split('.');
  if (path.length === 1) return '';
  return path[0] === 'selfService' ? (path[1] ?? '') : (path[0] ?? '');
}

function boxOf({ id, expects }: FlowState, topic: string): Box {
  const name = topic === '' ? id : id.slice(id.indexOf(`${topic}.`) + topic.length + 1);
  return { id, name, expects };
}

function merged(edges: readonly FlowEdge[], states: ReadonlyMap<string, FlowState>): Arrow[] {
  const arrows = new Map<string, { from: string; to: string; labels: Set<string> }>();
  for (const edge of edges) {
    const from = states.get(edge.from);
    const to = beginning(edge.to, states);
    if (to === null || to === edge.from || from?.kind !== 'leaf' || isEverywhere(edge, to))
      continue;
    const key = `${edge.from} ${to}`;
    const arrow = arrows.get(key) ?? { from: edge.from, to, labels: new Set<string>() };
    arrow.labels.add(labelOf(edge));
    arrows.set(key, arrow);
  }
  return [...arrows.values()].map(({ from, to, labels }) => ({ from, to, labels: [...labels] }));
}

/**
 * Ways back, ways out and ways to a person lead from almost every state: the legend tells them, and
 * an arrow that is drawn leads onward, so that a call reads from top to bottom.
 */
function isEverywhere({ from, guard, event }: FlowEdge, to: string): boolean {
  const back = event === 'key' && (guard === '9' || (guard?.startsWith('9, ') ?? false));
  const [here, there] = [topicOf(from), topicOf(to)];
  const place = onwards.indexOf(here);
  const onward = place >= 0 && onwards[place + 1] === there;
  const paidAndOver = from.endsWith('.paid') && there === 'over';
  return back || (here !== there && !onward && !paidAndOver);
}

/** The order in which a call goes through its topics. */
const onwards = ['identify', 'account', 'amount', 'pay'];

/** The leaf in which a state begins; null for the way back to wherever the caller was. */
function beginning(id: string | null, states: ReadonlyMap<string, FlowState>): string | null {
  const state = id === null ? undefined : states.get(id);
  if (!state || state.kind === 'history') return null;
  return state.initial === null ? state.id : beginning(state.initial, states);
}

/** "1" for a key, "isZip" for a condition, the event's name where nothing is asked. */
function labelOf({ event, guard }: FlowEdge): string {
  const short = guard?.replace(/^(?:outcomeIs|cardFailed) /, '') ?? null;
  return short ?? (event === 'always' ? '' : event);
}
