import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import type { Arrow, Box, Exit, Picture, Topic } from './picture.ts';
import { LINE_HEIGHT, textWidth, wrapped } from './text-size.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A topic with a place for everything in it, counted from its own corner. */
export interface PlacedTopic extends Size {
  readonly topic: Topic;
  /** The dot from which an arrow leads to where the topic begins. */
  readonly dot: Point | null;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

export interface PlacedBox extends Point, Size {
  readonly box: Box;
  /** In lines that fit. */
  readonly exits: readonly Exit[];
}

export interface PlacedArrow {
  readonly isMain: boolean;
  readonly points: readonly Point[];
  readonly label: Point & { readonly lines: readonly string[] };
}

export const DOT_SIZE = 10;
export const NAME_HEIGHT = 32;
const MARK_WIDTH = 40;
const EXIT_CHARACTERS_MAX = 30;
const LABEL_CHARACTERS_MAX = 18;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.aspectRatio': '0.5',
  // The machine lists its states in the order in which callers meet them.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.compaction.postCompaction.strategy': 'EDGE_LENGTH',
  'elk.layered.edgeLabels.sideSelection': 'SMART_DOWN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '9',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
  'elk.spacing.nodeNode': '14',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '9',
  'elk.spacing.edgeLabel': '4',
};

const DOT = 'dot';

/** Lays out each topic, always alike. elkjs is needed to draw, never to run the line. */
export async function layOut({ topics }: Picture): Promise<readonly PlacedTopic[]> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const elk = new Elk.default();
  const placed: PlacedTopic[] = [];
  for (const topic of topics) {
    const top = topic.id === '' ? 16 : 44;
    const graph = await elk.layout({
      id: topic.id || 'root',
      layoutOptions: {
        ...options,
        'elk.padding': `[top=${top},left=16,bottom=16,right=16]`,
      },
      children: [...(topic.begins ? [dotNode] : []), ...topic.boxes.map(nodeOf)],
      edges: edgesOf(topic),
    });
    placed.push(placedTopic(topic, graph));
  }
  return placed;
}

const dotNode: ElkNode = { id: DOT, width: DOT_SIZE, height: DOT_SIZE };

function nodeOf(box: Box): ElkNode {
  const exits = exitLines(box);
  const widths = [
    MARK_WIDTH + textWidth(box.name, 13, box.isMain),
    ...exits.map((line) => 20 + textWidth(line.text, 11, line.isMain)),
  ];
  const exitsHeight = exits.length ? exits.length * LINE_HEIGHT + 6 : 0;
  return { id: box.id, width: Math.max(96, ...widths), height: NAME_HEIGHT + exitsHeight };
}

function exitLines({ exits }: Box): readonly Exit[] {
  return exits.flatMap(({ text, isMain }) =>
    wrapped(text, EXIT_CHARACTERS_MAX).map((line, index) => ({
      text: index === 0 ? line : `\u2003${line}`,
      isMain,
    })),
  );
}

function edgesOf({ begins, arrows }: Topic): ElkExtendedEdge[] {
  const opening = begins ? [{ id: DOT, sources: [DOT], targets: [begins] }] : [];
  return [...opening, ...arrows.map(edgeOf)];
}

function edgeOf(arrow: Arrow, index: number): ElkExtendedEdge {
  const lines = wrapped(arrow.labels.join(', '), LABEL_CHARACTERS_MAX);
  const size = {
    width: Math.max(0, ...lines.map((line) => textWidth(line, 11))),
    height: lines.length * LINE_HEIGHT,
  };
  return {
    id: `arrow${index}`,
    sources: [arrow.from],
    targets: [arrow.to],
    labels: lines.length ? [{ text: lines.join('\n'), ...size }] : [],
    layoutOptions: arrow.isMain
      ? { 'elk.layered.priority.straightness': '10', 'elk.layered.priority.direction': '10' }
      : {},
  };
}

function placedTopic(topic: Topic, graph: ElkNode): PlacedTopic {
  const nodes = new Map((graph.children ?? []).map((node) => [node.id, node]));
  const dot = nodes.get(DOT);
  const edges = (graph.edges ?? []) as ElkExtendedEdge[];
  return {
    topic,
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    dot: dot ? { x: dot.x ?? 0, y: dot.y ?? 0 } : null,
    boxes: topic.boxes.map((box) => {
      const { x = 0, y = 0, width = 0, height = 0 } = nodes.get(box.id) ?? {};
      return { box, exits: exitLines(box), x, y, width, height };
    }),
    arrows: edges.map((edge) => placedArrow(topic, edge)),
  };
}

function placedArrow({ arrows }: Topic, { id, sections, labels }: ElkExtendedEdge): PlacedArrow {
  const [section] = sections ?? [];
  if (!section) throw new Error(`The layout lost ${id}.`);
  const [label] = labels ?? [];
  return {
    isMain: id === DOT || arrows[Number(id.slice('arrow'.length))]?.isMain === true,
    points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
    label: { x: label?.x ?? 0, y: label?.y ?? 0, lines: label?.text?.split('\n') ?? [] },
  };
}
