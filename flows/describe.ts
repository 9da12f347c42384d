import {
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  and,
  not,
} from 'xstate';
import { callMachine } from './call.ts';
import type { StateMeta } from './call-setup.ts';
import { paymentMachine } from './payment.ts';
import type { Expectation, Proof } from './vocabulary.ts';

/** A machine as data: for drawings, and for tests that must miss no edge. */
export interface FlowGraph {
  /** The state that holds all others; its edges count everywhere. */
  readonly root: string;
  readonly states: readonly FlowState[];
  readonly edges: readonly FlowEdge[];
}

export interface FlowState {
  /** Full path, as a view names it: selfService.identify.memberId */
  readonly id: string;
  /** Null for the root alone. */
  readonly parent: string | null;
  readonly kind: 'leaf' | 'compound' | 'history' | 'final';
  /** Where a compound state begins. */
  readonly initial: string | null;
  /** Null where the call does not stay: compounds, history, and leaves left at once. */
  readonly expects: Expectation | null;
  readonly says: readonly string[];
  readonly discloses: Proof;
}

export interface FlowEdge {
  /** Unique and stable: the state it leaves, the event, and its place among that event's edges. */
  readonly id: string;
  readonly from: string;
  /** Null when the call stays where it is. */
  readonly to: string | null;
  /** 'always' for an edge that needs no event, '*' for any event. */
  readonly event: string;
  /** Readable: "1", "1, if isLargeAmount", "isZip"; null when the edge is taken unasked. */
  readonly guard: string | null;
  readonly actions: readonly string[];
}

/** The call's machine, every edge in the order in which it is tried. */
export function describeCall(): FlowGraph {
  return describe(callMachine);
}

/** The payment's machine. */
export function describePayment(): FlowGraph {
  return describe(paymentMachine);
}

/** The id under which `describeCall` lists a transition of the machine. */
export function edgeId(transition: AnyTransitionDefinition): string {
  const { source, eventType } = transition;
  const place = transitionsOf(source, eventType).indexOf(transition);
  return `${idOf(source)} ${eventType || ALWAYS} ${place}`;
}

const ALWAYS = 'always';

function describe(machine: AnyStateMachine): FlowGraph {
  const nodes = [...descendants(machine.root)];
  return {
    root: idOf(machine.root),
    states: nodes.map(stateOf),
    edges: nodes.flatMap((node) =>
      [...node.transitions.keys(), ''].flatMap((event) => transitionsOf(node, event)).map(edgeOf),
    ),
  };
}

function* descendants(node: AnyStateNode): Generator<AnyStateNode> {
  yield node;
  for (const child of Object.values(node.states)) yield* descendants(child);
}

function transitionsOf(node: AnyStateNode, event: string): readonly AnyTransitionDefinition[] {
  return (event === '' ? node.always : node.transitions.get(event)) ?? [];
}

function idOf(node: AnyStateNode): string {
  return node.path.join('.') || node.key;
}

function stateOf(node: AnyStateNode): FlowState {
  const { announces = [], says = [], discloses = 'none' } = (node.meta ?? {}) as StateMeta;
  const [initial] = node.type === 'compound' ? (node.initial.target ?? []) : [];
  return {
    id: idOf(node),
    parent: node.parent ? idOf(node.parent) : null,
    kind: kindOf(node),
    initial: initial ? idOf(initial) : null,
    expects: (node.tags[0] as Expectation | undefined) ?? null,
    says: [...announces, ...says],
    discloses,
  };
}

function kindOf({ type }: AnyStateNode): FlowState['kind'] {
  if (type === 'compound' || type === 'history' || type === 'final') return type;
  if (type === 'atomic') return 'leaf';
  throw new Error(`A call is in one state at a time; ${type} states cannot be described.`);
}

function edgeOf(transition: AnyTransitionDefinition): FlowEdge {
  const [target] = transition.target ?? [];
  return {
    id: edgeId(transition),
    from: idOf(transition.source),
    to: target ? idOf(target) : null,
    event: transition.eventType || ALWAYS,
    guard: transition.guard === undefined ? null : guardText(transition.guard as Guard),
    actions: transition.actions.map((action) => named(action as Named)),
  };
}

type Named = string | { readonly type: string; readonly params?: object };
type Compound = { readonly check: unknown; readonly guards: readonly Guard[] };
type Guard = Named | Compound;

/** How the library marks its own compound guards; they have no other name. */
const { check: allOf } = and([]) as unknown as Compound;
const { check: noneOf } = not('') as unknown as Compound;

function guardText(guard: Guard): string {
  if (typeof guard === 'string' || 'type' in guard) return named(guard);
  const [first = '', ...others] = guard.guards.map(guardText);
  if (guard.check === noneOf) return `not ${first}`;
  if (guard.check === allOf) return others.length ? `${first}, if ${others.join(' and ')}` : first;
  throw new Error('Only and() and not() can be described; name the guard instead.');
}

/** "notice pay.billChanged", "outcomeIs captured"; of a pressed key only the key. */
function named(part: Named): string {
  if (typeof part === 'string') return part;
  const values = Object.values(part.params ?? {}).map(String);
  return part.type === 'pressed' ? values.join() : [part.type, ...values].join(' ');
}
