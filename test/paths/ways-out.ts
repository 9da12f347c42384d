import type { Move, Place } from './explore.ts';

type Steps = ReadonlyMap<string, ReadonlySet<string>>;

/** Which places lead where, by the moves that `counts`; by name, or by what `of` calls them. */
export function createSteps(
  counts: (move: Move) => boolean,
  of: (place: Place) => string = ({ name }) => name,
) {
  const steps = new Map<string, Set<string>>();
  return {
    steps: steps as Steps,
    add(move: Move) {
      if (!counts(move)) return;
      const { from, to } = move;
      const reached = steps.get(of(from)) ?? new Set<string>();
      steps.set(of(from), reached.add(of(to)));
    },
  };
}

/** A caller who does nothing at all, while everything else may go any way it can. */
export function isPassive({ from, event }: Move): boolean {
  switch (from.view.expects) {
    case 'hears.keys':
      return event.type === 'silence';
    case 'hears.card':
      return event.type === 'cardNotEntered' && event.why === 'tooManyAttempts';
    case 'hears.bank':
      return event.type === 'cardNotEntered' && event.why === 'tooManyAttempts';
    case 'hears.speech':
      return event.type === 'waited';
    case 'waits.command':
      return event.type === 'waited';
    case 'connects.agent':
      return event.type === 'dialEnded';
    case 'joins.queue':
      return event.type === 'queued' || event.type === 'queueLeft';
    case 'leaves.queue':
      return event.type === 'queueLeft';
    case 'joins.conference':
    case 'talks.by.tty':
      return event.type === 'conferenceLeft';
    case 'waits.query':
      return event.type.includes('.');
    case 'over':
      return false;
  }
}

/** The places from which no way leads to a goal. */
export function withoutWayTo(steps: Steps, places: Iterable<string>, goals: Iterable<string>) {
  const before = new Map<string, string[]>();
  for (const [from, reached] of steps) {
    for (const to of reached) before.set(to, [...(before.get(to) ?? []), from]);
  }
  const good = new Set(goals);
  for (const place of good) for (const from of before.get(place) ?? []) good.add(from);
  return [...places].filter((place) => !good.has(place));
}

/** The longest way through the steps, in steps. Infinite when they go round in a circle. */
export function longestWay(steps: Steps): { readonly length: number; readonly circle: string[] } {
  const lengths = new Map<string, number>();
  const open: string[] = [];
  let circle: string[] = [];
  const lengthFrom = (place: string): number => {
    const known = lengths.get(place);
    if (known !== undefined) return known;
    if (open.includes(place)) {
      circle = open.slice(open.indexOf(place));
      return Number.POSITIVE_INFINITY;
    }
    open.push(place);
    const ways = [...(steps.get(place) ?? [])].map((next) => 1 + lengthFrom(next));
    open.pop();
    const length = Math.max(0, ...ways);
    lengths.set(place, length);
    return length;
  };
  return { length: Math.max(0, ...[...steps.keys()].map(lengthFrom)), circle };
}
