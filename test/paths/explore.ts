import { type CallSnapshot, hear, startCall } from '../../flows/hear.ts';
import {
  type Ask,
  advance,
  begin,
  type FlowEvent,
  type Query,
  type SavedCall,
  type Step,
  type Surroundings,
  type View,
} from '../../flows/index.ts';
import { abstractState, readSaved, type Saved } from './abstract-state.ts';
import { eventsAt } from './events.ts';
import { CONFIRMATION, facts, type Time, times } from './world.ts';

/** One abstract state, with the first call that came there. */
export interface Place {
  readonly name: string;
  readonly saved: SavedCall;
  readonly memory: Saved;
  readonly view: View;
  readonly asks: readonly Ask[];
  readonly taken: boolean;
  /** The same call, never saved and reloaded. */
  readonly live: CallSnapshot;
  readonly query: Query | null;
  /** The page the caller heard last. */
  readonly heard: View;
}

/** One step out of a place. */
export interface Move {
  readonly from: Place;
  readonly event: FlowEvent;
  readonly surroundings: Surroundings;
  readonly to: Place;
  /** What the call that was never saved did. */
  readonly liveAsks: readonly Ask[];
}

/** Walks breadth-first through every abstract state; `onMove` sees each step once. */
export function explore(onMove: (move: Move) => void): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const statesSeen = new Set<string>();
  const first = firstPlace();
  places.set(first.name, first);
  for (const place of places.values()) {
    const { view } = place;
    const all = !statesSeen.has(view.state);
    statesSeen.add(view.state);
    for (const event of eventsAt(view, place.query, place.memory.context, all)) {
      for (const move of movesBy(place, event)) {
        onMove(move);
        if (!places.has(move.to.name)) places.set(move.to.name, move.to);
      }
    }
  }
  return places;
}

/** The hour decides where a person may be reached: by day, at night, on a holiday. */
function movesBy(place: Place, event: FlowEvent): readonly Move[] {
  const byDay = moveAt(times.open, place, event);
  if (byDay.to.view.state !== 'person.connecting' || !byDay.to.taken) return [byDay];
  return [byDay, moveAt(times.closed, place, event), moveAt(times.holiday, place, event)];
}

function moveAt(time: Time, from: Place, event: FlowEvent): Move {
  const surroundings = surroundingsAt(time);
  const step = advance(from.saved, event, surroundings);
  const live = hear(from.live, event, surroundings);
  const to = placeOf(step, live.taken ? live.call : from.live, from.heard);
  return { from, event, surroundings, to, liveAsks: live.actions.map(emitted) };
}

function emitted(action: { params: unknown }): Ask {
  return (action.params as { event: Ask }).event;
}

function firstPlace(): Place {
  const surroundings = surroundingsAt(times.open);
  const step = begin('+15005550101', surroundings);
  return placeOf(step, startCall('+15005550101', surroundings).call, step.view);
}

function placeOf(step: Step, live: CallSnapshot, heardBefore: View): Place {
  const { saved, view, asks, taken } = step;
  const memory = readSaved(saved);
  const query = asks.find((ask): ask is Query => ask.type.startsWith('query.')) ?? null;
  const heard = view.expects === 'waits.query' ? heardBefore : view;
  const name = abstractState(view, memory, heard.state);
  return { name, saved, memory, view, asks, taken, live, query, heard };
}

/** The same call is tried at hours that lie days apart; "too long" is an event of its own. */
const endless = { minutesPerCall: Infinity, relayMinutesPerCall: Infinity };
const patient = { ...facts, limits: { ...facts.limits, ...endless } };

let payments = 0;

/** Every step could begin a payment, and each would be another. */
export function surroundingsAt(time: Time): Surroundings {
  payments += 1;
  const paymentId = `payment-${payments}`;
  const fresh = { paymentId: () => paymentId, confirmation: () => CONFIRMATION };
  const { now, today } = time;
  return { now, todayIn: () => today, line: patient, fresh };
}
