import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import type { Arrow, Box, Picture, Topic } from './picture.ts';

const CHARACTER_WIDTH = 7.2;
const LABEL_CHARACTER_WIDTH = 5.8;
const LABEL_LINE_HEIGHT = 13;
const BOX_HEIGHT = 34;

/** The picture with a place for everything. Coordinates of an edge are absolute. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly topics: readonly Placed<Topic>[];
  readonly boxes: readonly Placed<Box>[];
  readonly arrows: readonly PlacedArrow[];
}

export type Placed<Thing> = Thing & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  readonly label: { readonly x: number; readonly y: number; readonly lines: readonly string[] };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=34,left=18,bottom=18,right=18]',
};

/** Lays the picture out, the same way every time. elkjs is needed to draw, never to run the line. */
export async function layOut(picture: Picture): Promise<Layout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const graph: ElkNode = await new Elk.default().layout({
    id: 'root',
    layoutOptions: options,
    children: picture.topics.flatMap(topicNode),
    edges: picture.arrows.map(edgeOf),
  });
  const topics = picture.topics.filter(({ name }) => name !== '');
  return {
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    topics: topics.map((topic) => ({ ...topic, ...placeOf(graph, topic.id) })),
    boxes: picture.topics.flatMap(({ boxes }) =>
      boxes.map((box) => ({ ...box, ...placeOf(graph, box.id) })),
    ),
    arrows: picture.arrows.map((arrow, index) => placedArrow(graph, arrow, index)),
  };
}

function topicNode({ id, name, boxes }: Topic): ElkNode[] {
  const children = boxes.map((box) => ({
    id: box.id,
    width: Math.max(90, box.name.length * CHARACTER_WIDTH + 34),
    height: BOX_HEIGHT,
  }));
  return name === '' ? children : [{ id, layoutOptions: options, children }];
}

function edgeOf(arrow: Arrow, index: number): ElkExtendedEdge {
  const lines = wrapped(arrow.labels);
  const width = Math.max(0, ...lines.map((line) => line.length)) * LABEL_CHARACTER_WIDTH;
  return {
    id: `arrow${index}`,
    sources: [arrow.from],
    targets: [arrow.to],
    labels:
      lines.length === 0
        ? []
        : [{ text: lines.join('\n'), width, height: lines.length * LABEL_LINE_HEIGHT }],
  };
}

const LABEL_WIDTH_MAX = 18;

function wrapped(labels: readonly string[]): string[] {
  const words = labels
    .filter((label) => label !== '')
    .join(', ')
    .split(' ');
  const lines: string[] = [];
  for (const word of words.filter((text) => text !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LABEL_WIDTH_MAX) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function placeOf(graph: ElkNode, id: string) {
  const found = find(graph, id, { x: 0, y: 0 });
  if (!found) throw new Error(`The layout lost ${id}.`);
  return found;
}

function find(node: ElkNode, id: string, at: Point): Omit<Placed<object>, never> | null {
  const here = { x: at.x + (node.x ?? 0), y: at.y + (node.y ?? 0) };
  if (node.id === id) return { ...here, width: node.width ?? 0, height: node.height ?? 0 };
  for (const child of node.children ?? []) {
    const found = find(child, id, here);
    if (found) return found;
  }
  return null;
}

function placedArrow(graph: ElkNode, arrow: Arrow, index: number): PlacedArrow {
  const edge = graph.edges?.find(({ id }) => id === `arrow${index}`);
  const section = edge?.sections?.[0];
  if (!edge || !section) throw new Error(`The layout lost an arrow from ${arrow.from}.`);
  const label = edge.labels?.[0];
  return {
    arrow,
    points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
    label: { x: label?.x ?? 0, y: label?.y ?? 0, lines: label?.text?.split('\n') ?? [] },
  };
}
