import type { Layout, PlacedArrow } from './layout.ts';
import type { Picture } from './picture.ts';

const LEGEND_LINE_HEIGHT = 18;

const STYLE = `
  svg { --ink: #1c1917; --soft: #57534e; --line: #78716c; --paper: #fffdf8; --topic: #f3f1ea;
    --keys: #d9f0e3; --card: #fde9c8; --wait: #e4e2f5; --agent: #dcebfa; --over: #e7e5e4; }
  @media (prefers-color-scheme: dark) { svg { --ink: #f5f5f4; --soft: #c7c3bf; --line: #a8a29e;
    --paper: #1c1b19; --topic: #262522; --keys: #1d4d36; --card: #5c430f; --wait: #3a3768;
    --agent: #1d4263; --over: #3b3835; } }
  text { font-family: system-ui, sans-serif; fill: var(--ink); }
  .paper { fill: var(--paper); } .topic rect { fill: var(--topic); stroke: none; }
  .topic text { font-size: 15px; font-weight: 700; } .state text { font-size: 13px; }
  .state rect { stroke: var(--line); fill: var(--over); }
  .hears-keys rect { fill: var(--keys); } .hears-card rect { fill: var(--card); }
  .waits-query rect, .waits-command rect { fill: var(--wait); } .connects-agent rect { fill: var(--agent); }
  .arrow path { fill: none; stroke: var(--line); stroke-width: 1.2; }
  .arrow text { font-size: 10.5px; fill: var(--soft); paint-order: stroke; stroke: var(--topic);
    stroke-width: 3px; } #head path { fill: var(--line); stroke: none; }
  .legend { font-size: 13px; fill: var(--soft); }
`;

/** The picture as an SVG that follows the reader's light or dark page. */
export function svgOf(picture: Picture, layout: Layout): string {
  const legendHeight = picture.legend.length * LEGEND_LINE_HEIGHT + 16;
  const height = layout.height + legendHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" role="img">`,
    `<title>${escaped(picture.title)}</title>`,
    `<desc>${escaped(picture.legend.join(' '))}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    `<rect class="paper" width="${layout.width}" height="${height}"/>`,
    ...picture.legend.map(
      (line, index) =>
        `<text class="legend" x="18" y="${22 + index * LEGEND_LINE_HEIGHT}">${escaped(line)}</text>`,
    ),
    `<g transform="translate(0 ${legendHeight})">`,
    ...layout.topics.map(
      ({ name, x, y, width, height: tall }) =>
        `<g class="topic"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(tall)}" rx="12"/>` +
        `<text x="${n(x + 16)}" y="${n(y + 22)}">${escaped(name)}</text></g>`,
    ),
    ...layout.arrows.map(arrowSvg),
    ...layout.boxes.map(
      ({ id, name, expects, x, y, width, height: tall }) =>
        `<g class="state ${(expects ?? 'passing').replace('.', '-')}" data-state="${escaped(id)}">` +
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(tall)}" rx="9"/>` +
        `<text x="${n(x + width / 2)}" y="${n(y + tall / 2 + 4.5)}" text-anchor="middle">${escaped(name)}</text></g>`,
    ),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function arrowSvg({ points, label }: PlacedArrow): string {
  const path = points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`)
    .join('');
  const lines = label.lines.map(
    (line, index) =>
      `<tspan x="${n(label.x)}" y="${n(label.y + 10 + index * 13)}">${escaped(line)}</tspan>`,
  );
  const text = lines.length === 0 ? '' : `<text>${lines.join('')}</text>`;
  return `<g class="arrow"><path d="${path}" marker-end="url(#head)"/>${text}</g>`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
