import type { Picture } from './picture.ts';
import { looks } from './style.ts';

const LINE = 20;
const TOP = 40;
const MARGIN = 14;
const COLUMN = 420;

/** Title, what the looks mean, and what holds everywhere. */
export function legendHeight({ legend }: Picture): number {
  return legend.length === 0 ? TOP : TOP + Math.max(looks.length, legend.length) * LINE + MARGIN;
}

export function legendSvg({ title, legend }: Picture, escaped: (text: string) => string): string {
  const explained = legend.length === 0 ? [] : looks;
  return [
    `<text class="title" x="18" y="30">${escaped(title)}</text>`,
    ...explained.map(
      ({ look, means }, row) =>
        `<g class="state ${look}" transform="translate(18 ${TOP + row * LINE})">` +
        `<rect width="22" height="17" rx="4"/><use href="#${look}" x="4" y="1.5"/>` +
        `<text x="30" y="13">${escaped(means)}</text></g>`,
    ),
    ...legend.map(
      (line, row) => `<text x="${COLUMN}" y="${TOP + 13 + row * LINE}">${escaped(line)}</text>`,
    ),
  ].join('\n');
}
