import { type CallSnapshot, hear, startCall } from '../../flows/hear.ts';
import {
  type Ask,
  advance,
  begin,
  type FlowEvent,
  type LineFacts,
  type Query,
  type SavedCall,
  type Step,
  type Surroundings,
  type View,
} from '../../flows/index.ts';
import { abstractState, readSaved, type Saved } from './abstract-state.ts';
import { partiesOf } from './desk-world.ts';
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

/**
 * Walks breadth-first through every abstract state; `onMove` sees each step once. `line` is the
 * operator's facts, `situationsMax` how often one state is met in other situations. What goes on in
 * another channel than the call began in is a walk of its own.
 */
export function explore(
  onMove: (move: Move) => void,
  line: LineFacts = facts,
  situationsMax: number = Infinity,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const statesSeen = new Set<string>();
  const isRoomFor = createRoom(situationsMax);
  const first = firstPlace(line);
  const { channel } = first.memory.context;
  places.set(first.name, first);
  for (const place of places.values()) {
    const { view } = place;
    const all = !statesSeen.has(view.state);
    statesSeen.add(view.state);
    for (const event of eventsAt(view, place.query, place.memory.context, all, line)) {
      for (const move of movesBy(place, event, line)) {
        onMove(move);
        const isHere = move.to.memory.context.channel === channel;
        if (isHere && !places.has(move.to.name) && isRoomFor(move.to)) {
          places.set(move.to.name, move.to);
        }
      }
    }
  }
  return places;
}

/** Where ways meet: what they lead on to hangs on where the caller came from. */
const CROSSING =
  /^person\.|^selfService\.(?:menu|identify\.billNumber|savedMethods|severalBills|bank\.tender|pay\.(?:askingGateway|phoneKeys))\b/;
const SITUATIONS_AT_CROSSINGS = 16;
/** Each "one moment" is a situation of its own. */
const COUNTS_ROUNDS = /\.submitting\./;

/** Whether a state was met in fewer other situations than it may be; more where ways meet. */
function createRoom(situationsMax: number): (place: Place) => boolean {
  const met = new Map<string, number>();
  return ({ view: { state }, memory }) => {
    const { queue, proof } = memory.context;
    // Decided at once: it leads on to states that have limits of their own.
    if (state === 'person.askingDesk' || state === 'returned.ready') return true;
    // Who is waited for meanwhile is met anew, before and after identification.
    const here = queue.stage === 'none' ? state : `${state} ${queue.stage} ${proof}`;
    const count = (met.get(here) ?? 0) + 1;
    met.set(here, count);
    const isCrossing = CROSSING.test(state) || (here !== state && COUNTS_ROUNDS.test(state));
    return count <= situationsMax * (isCrossing ? SITUATIONS_AT_CROSSINGS : 1);
  };
}

/** A question that was asked on one day may be answered on another. */
const IS_BY_THE_DAY = /\.scheduled(?:Payments)?\.lookingAgain$/;

/** The hour decides where a person may be reached: by day, at night, on a holiday. */
function movesBy(place: Place, event: FlowEvent, line: LineFacts): readonly Move[] {
  const at = (time: Time) => moveAt(time, place, event, line);
  const byDay = at(times.open);
  if (event.type === 'silence' && place.view.channel !== 'voice') {
    return [byDay, at(times.quiet), at(times.quietTooLong)];
  }
  if (IS_BY_THE_DAY.test(place.view.state)) return [byDay, at(times.holiday)];
  const asksForPerson =
    place.query?.type === 'query.desk' ||
    place.view.state === 'selfService.language.asking' ||
    byDay.to.view.state === 'person.connecting';
  if (!asksForPerson || !byDay.to.taken) return [byDay];
  return [byDay, at(times.closed), at(times.holiday)];
}

function moveAt(time: Time, from: Place, event: FlowEvent, line: LineFacts): Move {
  const surroundings = surroundingsAt(time, line);
  const step = advance(from.saved, event, surroundings);
  const live = hear(from.live, event, surroundings);
  const to = placeOf(step, live.taken ? live.call : from.live, from.heard);
  return { from, event, surroundings, to, liveAsks: live.actions.map(emitted) };
}

function emitted(action: { params: unknown }): Ask {
  return (action.params as { event: Ask }).event;
}

function firstPlace(line: LineFacts): Place {
  const surroundings = surroundingsAt(times.open, line);
  const calling = partiesOf(line);
  const step = begin(calling, surroundings);
  return placeOf(step, startCall(calling, surroundings).call, step.view);
}

function placeOf(step: Step, live: CallSnapshot, heardBefore: View): Place {
  const { saved, view, asks, taken } = step;
  const memory = readSaved(saved);
  const query = asks.find((ask): ask is Query => ask.type.startsWith('query.')) ?? null;
  const asksNothing = view.expects === 'hears.keys' && view.question.length === 0;
  const heard = view.expects === 'waits.query' || asksNothing ? heardBefore : view;
  const name = abstractState(view, memory, heard.state);
  return { name, saved, memory, view, asks, taken, live, query, heard };
}

/** The same call is tried at hours that lie days apart; "too long" is an event of its own. */
const endless = { minutesPerCall: Infinity, relayMinutesPerCall: Infinity };

let payments = 0;

/** Every step could begin a payment, and each would be another. */
export function surroundingsAt(time: Time, line: LineFacts = facts): Surroundings {
  payments += 1;
  const paymentId = `payment-${payments}`;
  const fresh = { paymentId: () => paymentId, confirmation: () => CONFIRMATION };
  const { now, today } = time;
  const patient = { ...line, limits: { ...line.limits, ...endless } };
  return { now, todayIn: () => today, line: patient, fresh };
}
