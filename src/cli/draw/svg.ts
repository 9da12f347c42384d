import type { Sheet } from './arrange.ts';
import { element, rounded, text } from './element.ts';
import { DOT_SIZE, NAME_HEIGHT, type PlacedArrow, type PlacedBox, type Point } from './layout.ts';
import { legendSvg } from './legend.ts';
import type { Picture } from './picture.ts';
import { MARKS, markOf, STYLE } from './style.ts';
import { LINE_HEIGHT } from './text-size.ts';

/** The picture as an SVG that follows the reader's light or dark page. */
export function svgOf(picture: Picture, { width, height, topics, links }: Sheet): string {
  const sheet = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-labelledby': 'title',
  };
  const parts = [
    element('title', { id: 'title' }, text(picture.title)),
    element('desc', {}, text(picture.legend.join(' '))),
    `<style>${STYLE}</style>`,
    element('defs', {}, head('head', 8), head('main-head', 9), head('link-head', 16), MARKS),
    element('rect', { class: 'paper', width, height }),
    legendSvg(picture),
    ...topics.map(topicSvg),
    ...links.map((points) => element('path', { class: 'link', d: pathOf(points) })),
  ];
  return `${element('svg', sheet, '\n', ...parts.map((part) => `${part}\n`))}\n`;
}

function head(id: string, size: number): string {
  const marker = {
    id,
    viewBox: '0 0 8 8',
    refX: 7,
    refY: 4,
    markerWidth: size,
    markerHeight: size,
    markerUnits: 'userSpaceOnUse',
    orient: 'auto',
  };
  return element('marker', marker, element('path', { d: 'M0 0 8 4 0 8z' }));
}

function topicSvg({ x, y, placed }: Sheet['topics'][number]): string {
  const { topic, width, height, dot, boxes, arrows } = placed;
  const half = DOT_SIZE / 2;
  const frame = [
    element('rect', { class: 'frame', width, height, rx: 12 }),
    element('text', { class: 'name', x: 16, y: 27 }, text(topic.id)),
  ];
  const parts = [
    ...(topic.id === '' ? [] : frame),
    ...arrows.map(arrowSvg),
    ...arrows.map(labelSvg),
    dot ? element('circle', { class: 'dot', cx: dot.x + half, cy: dot.y + half, r: half }) : '',
    ...boxes.map(boxSvg),
  ].filter((part) => part !== '');
  return element('g', { class: 'topic', transform: movedTo({ x, y }) }, '\n', parts.join('\n'));
}

function boxSvg(placed: PlacedBox): string {
  const { box, exits, width, height } = placed;
  const look = markOf(box.expects);
  const state = {
    class: `state ${look ?? 'passes'}${box.isMain ? ' main' : ''}`,
    'data-state': box.id,
    transform: movedTo(placed),
  };
  const exitLine = (line: (typeof exits)[number], index: number) => {
    const y = NAME_HEIGHT + 7 + index * LINE_HEIGHT;
    return element(
      'text',
      { class: line.isMain ? 'exit main' : 'exit', x: 10, y },
      text(line.text),
    );
  };
  return element(
    'g',
    state,
    element('title', {}, text(box.id)),
    element('rect', { width, height, rx: 9 }),
    look ? element('g', {}, element('use', { href: `#${look}`, x: 10, y: 9 })) : '',
    element('text', { x: look ? 30 : 12, y: 20.5 }, text(box.name)),
    ...exits.map(exitLine),
  );
}

function arrowSvg({ points, isMain }: PlacedArrow): string {
  return element('path', { class: isMain ? 'arrow main' : 'arrow', d: pathOf(points) });
}

function labelSvg({ label }: PlacedArrow): string {
  const { x, y, lines } = label;
  if (lines.length === 0) return '';
  const written = lines.map((line, index) =>
    element('tspan', { x, y: y + 11 + index * LINE_HEIGHT }, text(line)),
  );
  return element('text', { class: 'label' }, ...written);
}

function movedTo({ x, y }: Point): string {
  return `translate(${rounded(x)} ${rounded(y)})`;
}

function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`)
    .join('');
}
