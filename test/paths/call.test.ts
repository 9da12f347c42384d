import { beforeAll, describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { createCoverage } from './coverage.ts';
import { atTheDesk, calledBack, calledBackByTty, typedAtTheDesk } from './desk-world.ts';
import { explore, type Move, type Place } from './explore.ts';
import { laws } from './invariants.ts';
import { createSteps, isPassive, longestWay, withoutWayTo } from './ways-out.ts';
import { byTty, byTtyAlone, facts, inRelay } from './world.ts';

const EXAMPLES = 5;

/** Silent minutes add up: no caller is kept longer than this by saying nothing. */
const SILENT_STEPS_MAX = 17;

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
const SOME_SITUATIONS = 7;
const AT_THE_DESK_SITUATIONS = 4;
const FEWEST_SITUATIONS = 2;

/** The same flow for who cannot listen, and where persons answer: each walk's states' ways out. */
const otherWalks = [
  { line: inRelay, situations: SOME_SITUATIONS },
  { line: byTty, situations: SOME_SITUATIONS },
  { line: byTtyAlone, situations: FEWEST_SITUATIONS },
  { line: atTheDesk, situations: AT_THE_DESK_SITUATIONS },
  { line: calledBack, situations: 1 },
  { line: calledBackByTty, situations: 1 },
  { line: typedAtTheDesk, situations: 1 },
].map((walk) => ({
  ...walk,
  between: createSteps(({ event }) => event.type !== 'hangup', stateOf),
}));

beforeAll(() => {
  for (const line of otherFacts) explore(judge, line, FEW_SITUATIONS);
  for (const { line, situations, between } of otherWalks) {
    explore(
      (move) => {
        judge(move);
        between.add(move);
      },
      line,
      situations,
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
    for (const { between } of otherWalks) for (const [from] of between.steps) reached.add(from);
    const states = describeCall().states.filter((state) => state.expects !== null);
    expect(states.map((state) => state.id).filter((id) => !reached.has(id))).toEqual([]);
    expect(moves).toBeGreaterThan(10_000);
  });

  it('leads to an end from everywhere, without the caller hanging up', () => {
    const ends = [...places.keys()].filter((name) => name.startsWith('over.'));
    expect(withoutWayTo(answered.steps, places.keys(), ends)).toEqual([]);
  });

  const names = [
    'by relay',
    'by TTY',
    'by TTY, and nobody has one',
    'where persons answer',
    'that we place',
    'that we place to a TTY',
    'typed to a person',
  ];
  it.each(names.map((name, index) => [name, index] as const))(
    'leads to an end from every state %s',
    (_name, index) => {
      const { steps } = otherWalks[index]?.between ?? { steps: new Map() };
      const states = [...steps.keys()];
      expect(states.length).toBeGreaterThan(80);
      const ends = states.filter((state) => state.startsWith('over.'));
      expect(withoutWayTo(steps, states, ends)).toEqual([]);
    },
  );

  it('never goes on endlessly in silence', () => {
    const { length, circle } = longestWay(silent.steps);
    expect(circle).toEqual([]);
    expect(length).toBeLessThanOrEqual(SILENT_STEPS_MAX);
  });
});
