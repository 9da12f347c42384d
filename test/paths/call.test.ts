import { beforeAll, describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { createCoverage } from './coverage.ts';
import { explore, type Move, type Place } from './explore.ts';
import { laws } from './invariants.ts';
import { createSteps, isPassive, longestWay, withoutWayTo } from './ways-out.ts';
import { byTty, byTtyAlone, facts, inRelay } from './world.ts';

const EXAMPLES = 5;

/** Silent minutes add up: no caller is kept longer than this by saying nothing. */
const SILENT_STEPS_MAX = 16;

const broken = new Map<string, string[]>();
const coverage = createCoverage();
const answered = createSteps(({ event }) => event.type !== 'hangup');
const silent = createSteps(isPassive);
let places: ReadonlyMap<string, Place>;
let moves = 0;

function stateOf({ view }: Place): string {
  return view.state;
}

const told = ({ from, event, to }: Move, what: string) =>
  `${from.name} --${JSON.stringify(event)}--> ${to.view.state}: ${what}`;

function follow(move: Move): void {
  judge(move);
  if (move.to.memory.context.channel !== 'voice') return;
  answered.add(move);
  const possible = move.event.type !== 'silence' || move.from.view.expects === 'hears.keys';
  if (possible && (move.to.view.state !== move.from.view.state || move.to.taken)) silent.add(move);
}

function judge(move: Move): void {
  moves += 1;
  coverage.add(move);
  for (const law of laws) {
    const problem = law.broken(move);
    const found = broken.get(law.says) ?? [];
    if (problem !== null && found.length < EXAMPLES) found.push(told(move, problem));
    broken.set(law.says, found);
  }
}

/** What an operator may take instead of cards and bank accounts both. */
const otherFacts = (['card', 'bank'] as const).map((tender) => ({ ...facts, tenders: [tender] }));
const FEW_SITUATIONS = 5;
const SOME_SITUATIONS = 8;

/** The same flow for who cannot listen: each walk by itself, and its states' ways out. */
const otherChannels = [inRelay, byTty, byTtyAlone].map((line) => ({
  line,
  between: createSteps(({ event }) => event.type !== 'hangup', stateOf),
}));

beforeAll(() => {
  for (const line of otherFacts) explore(judge, line, FEW_SITUATIONS);
  for (const { line, between } of otherChannels) {
    explore(
      (move) => {
        judge(move);
        between.add(move);
      },
      line,
      SOME_SITUATIONS,
    );
  }
  places = explore(follow);
});

describe('on every path through a call', () => {
  it.each(laws)('$says', ({ says }) => {
    expect(broken.get(says)).toEqual([]);
  });

  it('drives every edge of the drawing, and every state', () => {
    expect(coverage.missing()).toEqual([]);
    const reached = new Set([...places.values()].map(stateOf));
    for (const { between } of otherChannels) for (const [from] of between.steps) reached.add(from);
    const states = describeCall().states.filter((state) => state.expects !== null);
    expect(states.map((state) => state.id).filter((id) => !reached.has(id))).toEqual([]);
    expect(moves).toBeGreaterThan(10_000);
  });

  it('leads to an end from everywhere, without the caller hanging up', () => {
    const ends = [...places.keys()].filter((name) => name.startsWith('over.'));
    expect(withoutWayTo(answered.steps, places.keys(), ends)).toEqual([]);
  });

  it.each(['relay', 'TTY', 'TTY, and nobody has one'].map((name, index) => [name, index] as const))(
    'leads to an end from every state by %s',
    (_name, index) => {
      const { steps } = otherChannels[index]?.between ?? { steps: new Map() };
      const states = [...steps.keys()];
      expect(states.length).toBeGreaterThan(90);
      const ends = ['over.goodbye', 'over.silent', 'over.hungUp'];
      expect(withoutWayTo(steps, states, ends)).toEqual([]);
    },
  );

  it('never goes on endlessly in silence', () => {
    const { length, circle } = longestWay(silent.steps);
    expect(circle).toEqual([]);
    expect(length).toBeLessThanOrEqual(SILENT_STEPS_MAX);
  });
});
