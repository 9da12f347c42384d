import type { PlacedTopic, Point, Size } from './layout.ts';
import type { Picture } from './picture.ts';

/** The topics on one sheet, and the broad arrows between them. */
export interface Sheet extends Size {
  readonly topics: readonly (Point & { readonly placed: PlacedTopic })[];
  readonly links: readonly (readonly Point[])[];
}

const MARGIN = 16;
const GAP = 40;

/** Puts the topics in rows, in reading order; `top` is kept free for the legend. */
export function arrange(
  { links }: Picture,
  placed: readonly PlacedTopic[],
  rows: readonly (readonly string[])[],
  top: number,
): Sheet {
  const topics: (Point & { placed: PlacedTopic })[] = [];
  let y = top;
  let width = 0;
  for (const row of rows) {
    const inRow = row.map((id) => topicNamed(placed, id));
    let x = MARGIN;
    for (const topic of inRow) {
      topics.push({ x, y, placed: topic });
      x += topic.width + GAP;
    }
    width = Math.max(width, x - GAP + MARGIN);
    y += Math.max(...inRow.map(({ height }) => height)) + GAP;
  }
  return {
    topics,
    links: links.flatMap(({ from, to }) => linkBetween(areaOf(topics, from), areaOf(topics, to))),
    width: Math.ceil(width),
    height: Math.ceil(y - GAP + MARGIN),
  };
}

function topicNamed(placed: readonly PlacedTopic[], id: string): PlacedTopic {
  const found = placed.find(({ topic }) => topic.id === id);
  if (!found) throw new Error(`The drawing has a place for the topic ${id}, which is not there.`);
  return found;
}

type Area = Point & Size;

function areaOf(topics: Sheet['topics'], id: string): Area {
  const found = topics.find(({ placed }) => placed.topic.id === id);
  if (!found) throw new Error(`The drawing has no place for the topic ${id}.`);
  const { x, y, placed } = found;
  return { x, y, width: placed.width, height: placed.height };
}

/** To the next in the row: across the gap. Further down: along the gap above it. None upwards. */
function linkBetween(from: Area, to: Area): readonly (readonly Point[])[] {
  if (to.y === from.y) {
    const y = from.y + 22;
    return [
      [
        { x: from.x + from.width, y },
        { x: to.x, y },
      ],
    ];
  }
  if (to.y < from.y) return [];
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y };
  const turn = to.y - GAP / 2;
  return [[start, { x: start.x, y: turn }, { x: end.x, y: turn }, end]];
}
