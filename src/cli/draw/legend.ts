import { element, text } from './element.ts';
import type { Picture } from './picture.ts';
import { looks } from './style.ts';

const LINE = 20;
const TOP = 40;
const MARGIN = 14;
const COLUMN = 420;

/** What `legendSvg` takes up at the top of the sheet. */
export function legendHeight({ legend }: Picture): number {
  return legend.length === 0 ? TOP : TOP + Math.max(looks.length, legend.length) * LINE + MARGIN;
}

/** Title, what the looks mean, and what holds everywhere. */
export function legendSvg({ title, legend }: Picture): string {
  const explained = legend.length === 0 ? [] : looks;
  return [
    element('text', { class: 'title', x: 18, y: 30 }, text(title)),
    ...explained.map(({ look, means }, row) =>
      element(
        'g',
        { class: `state ${look}`, transform: `translate(18 ${TOP + row * LINE})` },
        element('rect', { width: 22, height: 17, rx: 4 }),
        element('use', { href: `#${look}`, x: 4, y: 1.5 }),
        element('text', { x: 30, y: 13 }, text(means)),
      ),
    ),
    ...legend.map((line, row) =>
      element('text', { x: COLUMN, y: TOP + 13 + row * LINE }, text(line)),
    ),
  ].join('\n');
}
