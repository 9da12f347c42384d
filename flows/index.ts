import type { Surroundings } from './context.ts';
import { type Heard, hear, type Parties, startCall } from './hear.ts';
import { briefOf as briefOfCall, type CallBrief } from './queue/brief.ts';
import { restore, type SavedCall, save } from './saved-call.ts';
import { type View, viewOf } from './view.ts';
import type { Ask, FlowEvent, Outcome } from './vocabulary.ts';

export type { CallMemory, Surroundings } from './context.ts';
export {
  describeCall,
  describePayment,
  type FlowEdge,
  type FlowGraph,
  type FlowState,
} from './describe.ts';
export type { LineFacts, OfficeFacts, OpeningHours, RegionFacts } from './line-facts.ts';
export { flowVersion } from './migrations.ts';
export * from './payment.ts';
export type { BriefedBill, CallBrief } from './queue/brief.ts';
export { callableFrom } from './rules/callback-daytime.ts';
export { isOfficeOpen } from './rules/office-hours.ts';
export { officeOf, regionOf } from './rules/regions.ts';
export type { SavedCall } from './saved-call.ts';
export { mayBeKept } from './saved-method/may-be-kept.ts';
export type { View } from './view.ts';
export type * from './vocabulary.ts';

export interface Step {
  /** The call to write down; made when it is asked for. */
  readonly saved: SavedCall;
  /** Queries to answer now and commands to write down, in order. */
  readonly asks: readonly Ask[];
  readonly view: View;
  /** False when the state had no use for the event: its page is shown again. */
  readonly taken: boolean;
  /** The next step of the same turn, when a query's outcome is back. */
  next(outcome: Outcome, surroundings: Surroundings): Step;
}

/** Starts a call. */
export function begin(parties: Parties, surroundings: Surroundings): Step {
  return stepOf(startCall(parties, surroundings));
}

/**
 * One pure step: the saved call and one event in; the new saved call, what it asks for and what it
 * says out. Throws when the call cannot be restored (see migrations.ts); the old one is unharmed.
 */
export function advance(saved: SavedCall, event: FlowEvent, surroundings: Surroundings): Step {
  const heard = hear(restore(saved, surroundings), event, surroundings);
  return stepOf(heard, heard.taken ? null : saved);
}

/** What the saved call shows now, without an event. */
export function view(saved: SavedCall, surroundings: Surroundings): View {
  return viewOf(restore(saved, surroundings));
}

/** What the person who takes the call must know. Throws as `view` does. */
export function briefOf(saved: SavedCall, surroundings: Surroundings): CallBrief {
  return briefOfCall(restore(saved, surroundings));
}

function stepOf({ call, actions, taken }: Heard, unchanged: SavedCall | null = null): Step {
  return {
    asks: actions.map(askOf),
    taken,
    get saved() {
      return unchanged ?? save(call);
    },
    get view() {
      return viewOf(call);
    },
    next: (outcome, surroundings) => stepOf(hear(call, outcome, surroundings)),
  };
}

/** Only emitted data may leave the machine: no timers, no children, no hidden work. */
function askOf(action: { type: string; params: unknown }): Ask {
  if (action.type !== 'xstate.emit') {
    throw new Error(`The call flow may only emit asks, but it ran "${action.type}".`);
  }
  return (action.params as { event: Ask }).event;
}
