import type { Expectation, FlowGraph, FlowState } from '../../../flows/index.ts';
import { exitsOf } from './exits.ts';
import { groupBy, nameOf, topicOf, type Way, wayName, waysOf } from './ways.ts';

/** What a drawing shows: topics with their leaves; an arrow never leaves its topic. */
export interface Picture {
  readonly title: string;
  readonly topics: readonly Topic[];
  /** From topic to topic along the main way. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** What holds in every state and is not drawn from each. */
  readonly legend: readonly string[];
}

export interface Topic {
  readonly id: string;
  /** Where it begins when another topic leads to it. */
  readonly begins: string | null;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

export interface Box {
  readonly id: string;
  readonly name: string;
  readonly expects: Expectation | null;
  /** Ways into other topics, as text: an arrow across the whole picture helps nobody. */
  readonly exits: readonly Exit[];
  readonly isMain: boolean;
}

export interface Exit {
  readonly text: string;
  readonly isMain: boolean;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  readonly isMain: boolean;
}

export interface PictureOptions {
  readonly title: string;
  readonly legend: readonly string[];
  /** The leaves of the way that most calls go, in order. It is drawn bold. */
  readonly mainWay: readonly string[];
}

/** Reads a graph as a picture. Throws when the main way is no way through the graph. */
export function pictureOf(graph: FlowGraph, options: PictureOptions): Picture {
  const { title, legend, mainWay } = options;
  const leaves = graph.states.filter(({ kind }) => kind === 'leaf' || kind === 'final');
  const ways = withMainWay(waysOf(graph), mainWay);
  const boxes = leaves.map((leaf) => boxOf(leaf, ways, mainWay));
  const inTopics = groupBy(boxes, ({ id }) => topicOf(id));
  return {
    title,
    legend,
    topics: [...inTopics].map(([topic, inside]) => ({
      id: topic,
      begins: ways.find(({ to, isBeginning }) => isBeginning && topicOf(to) === topic)?.to ?? null,
      boxes: inside,
      arrows: arrowsWithin(topic, ways),
    })),
    links: linksOf(ways),
  };
}

function linksOf(ways: readonly Way[]): Picture['links'] {
  const links = ways
    .filter(({ from, to, isMain }) => isMain && topicOf(from) !== topicOf(to))
    .map(({ from, to }) => ({ from: topicOf(from), to: topicOf(to) }));
  return [...groupBy(links, ({ from, to }) => wayName(from, to)).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
}

function withMainWay(ways: readonly Way[], mainWay: readonly string[]): readonly Way[] {
  const steps = mainWay.slice(1).map((to, index) => wayName(mainWay[index] ?? '', to));
  const names = new Set(ways.map(({ from, to }) => wayName(from, to)));
  const broken = steps.find((step) => !names.has(step));
  if (broken !== undefined) throw new Error(`The main way is broken: no edge ${broken}.`);
  return ways.map((way) => ({ ...way, isMain: steps.includes(wayName(way.from, way.to)) }));
}

function boxOf({ id, expects }: FlowState, ways: readonly Way[], mainWay: readonly string[]): Box {
  const out = ways.filter(({ from, to }) => from === id && topicOf(to) !== topicOf(id));
  return { id, name: nameOf(id), expects, exits: exitsOf(out), isMain: mainWay.includes(id) };
}

function arrowsWithin(topic: string, ways: readonly Way[]): Arrow[] {
  const inside = ways.filter(
    ({ from, to }) => topicOf(from) === topic && topicOf(to) === topic && to !== from,
  );
  return [...groupBy(inside, ({ from, to }) => wayName(from, to)).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const labels = [...new Set(same.map(({ label }) => label))].filter((label) => label !== '');
    return [{ from: first.from, to: first.to, labels, isMain: first.isMain }];
  });
}
