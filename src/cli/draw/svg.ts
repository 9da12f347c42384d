import type { Sheet } from './arrange.ts';
import { DOT_SIZE, NAME_HEIGHT, type PlacedArrow, type PlacedBox, type Point } from './layout.ts';
import { legendSvg } from './legend.ts';
import type { Picture } from './picture.ts';
import { MARKS, markOf, STYLE } from './style.ts';
import { LINE_HEIGHT } from './text-size.ts';

/** The picture as an SVG that follows the reader's light or dark page. */
export function svgOf(picture: Picture, sheet: Sheet): string {
  const { width, height } = sheet;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(picture.title)}</title>`,
    `<desc>${escaped(picture.legend.join(' '))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${head('head', 8)}${head('main-head', 9)}${head('link-head', 16)}${MARKS}</defs>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    legendSvg(picture, escaped),
    ...sheet.topics.map(topicSvg),
    ...sheet.links.map((points) => `<path class="link" d="${pathOf(points)}"/>`),
    '</svg>',
    '',
  ].join('\n');
}

function head(id: string, size: number): string {
  return (
    `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${size}" ` +
    `markerHeight="${size}" markerUnits="userSpaceOnUse" orient="auto">` +
    '<path d="M0 0 8 4 0 8z"/></marker>'
  );
}

function topicSvg({ x, y, placed }: Sheet['topics'][number]): string {
  const { topic, width, height, dot, boxes, arrows } = placed;
  const frame =
    topic.id === ''
      ? ''
      : `<rect class="frame" width="${n(width)}" height="${n(height)}" rx="12"/>` +
        `<text class="name" x="16" y="27">${escaped(topic.id)}</text>`;
  return [
    `<g class="topic" transform="translate(${n(x)} ${n(y)})">`,
    frame,
    ...arrows.map(arrowSvg),
    ...arrows.map(labelSvg),
    dot
      ? `<circle class="dot" cx="${n(dot.x + DOT_SIZE / 2)}" cy="${n(dot.y + DOT_SIZE / 2)}" r="${DOT_SIZE / 2}"/>`
      : '',
    ...boxes.map(boxSvg),
    '</g>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function boxSvg({ box, exits, x, y, width, height }: PlacedBox): string {
  const look = markOf(box.expects);
  const mark = look ? `<g><use href="#${look}" x="10" y="9"/></g>` : '';
  const lines = exits.map(
    (line, index) =>
      `<text class="exit${line.isMain ? ' main' : ''}" x="10" y="${NAME_HEIGHT + 7 + index * LINE_HEIGHT}">${escaped(line.text)}</text>`,
  );
  return (
    `<g class="state ${look ?? 'passes'}${box.isMain ? ' main' : ''}" data-state="${box.id}" ` +
    `transform="translate(${n(x)} ${n(y)})"><title>${box.id}</title>` +
    `<rect width="${n(width)}" height="${n(height)}" rx="9"/>${mark}` +
    `<text x="${look ? 30 : 12}" y="20.5">${escaped(box.name)}</text>${lines.join('')}</g>`
  );
}

function arrowSvg({ points, isMain }: PlacedArrow): string {
  return `<path class="arrow${isMain ? ' main' : ''}" d="${pathOf(points)}"/>`;
}

function labelSvg({ label }: PlacedArrow): string {
  if (label.lines.length === 0) return '';
  const lines = label.lines.map(
    (line, index) =>
      `<tspan x="${n(label.x)}" y="${n(label.y + 11 + index * LINE_HEIGHT)}">${escaped(line)}</tspan>`,
  );
  return `<text class="label">${lines.join('')}</text>`;
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
