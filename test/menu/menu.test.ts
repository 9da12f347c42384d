import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { readLineFacts } from '../../src/line-facts.ts';
import { firstWording } from '../../src/menu/first-wording.ts';
import { keyRow } from '../../src/menu/keys.ts';
import { menuText } from '../../src/menu/menu-text.ts';
import { writeMenu } from '../../src/menu/write.ts';
import { rootFolder } from '../../src/root.ts';

const facts = readLineFacts(join(rootFolder, 'flows/line.json'));
const text = menuText(join(rootFolder, 'prompts'), facts);
const sections = new Map(
  text.split('\n## ').map((section) => {
    const [title = '', ...lines] = section.split('\n');
    return [title, lines] as const;
  }),
);
const graph = describeCall();
const titleOf = (id: string) =>
  id
    .replace('selfService.', '')
    .replaceAll('.', ': ')
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .toLowerCase();

it('docs/menu.md is what "npm run draw" makes now', () => {
  expect(readFileSync(join(rootFolder, 'docs/menu.md'), 'utf8')).toBe(text);
});

describe('the menu as text', () => {
  const heard = graph.states.filter(({ expects }) => expects?.startsWith('hears.'));

  it.each(heard.map((state) => [state.id]))('%s: its words, and a row for every key', (id) => {
    const section = sections.get(titleOf(id)) ?? [];
    expect(section.some((line) => line.startsWith('> '))).toBe(true);
    const rows = section.filter((line) => /^\| (?!You press)/.test(line));
    const edges = graph.edges.filter((edge) => edge.from === id).map(keyRow);
    for (const row of edges) if (row) expect(rows.join('\n')).toContain(`| ${row.does} |`);
    expect(rows.every((row) => !/\|\s*\|$/.test(row))).toBe(true);
  });

  it('names no place that has no section, but the ends', () => {
    const rows = text.split('\n').filter((line) => /^\| (?!You press)/.test(line));
    const led = rows.flatMap((row) => row.split('|').at(-2)?.trim().split(' or ') ?? []);
    const spoken =
      /^(?:over|person: (?:connecting|queueing|returning)|where you were|the same question|pay: submitting)/;
    expect(led.filter((place) => !sections.has(place) && !spoken.test(place))).toEqual([]);
  });

  it('has no braces, no empty brackets, and nothing about anybody', () => {
    expect(text).not.toMatch(/[{}]|\[\]|\(\)|undefined|\b9000\d{5}\b/);
    expect(text).toContain(facts.planName);
  });

  it('names the prompt that is missing', () => {
    const nothing = { graph, prompts: new Map<string, string>(), locale: 'en-US', known: {} };
    expect(() => writeMenu(nothing)).toThrow(expect.objectContaining({ code: 'prompt.missing' }));
  });
});

it.each([
  ['Press 1.', 'Press 1.'],
  ['{tries, plural, =0 {Hello.} =1 {Again.} other {Once more.}} Go.', 'Hello. Go.'],
  [
    'You have {billCount, plural, =0 {none} =1 {1 bill} other {{billCount} bills}}.',
    'You have [bill count] bills.',
  ],
  ['Pay {amountCents} by {dueDate}.', 'Pay [amount] by [due date].'],
  ['{planName} is here.', 'Golden is here.'],
  ['{more, select, yes {For more, press 6. } other {}}Bye.', '(if more: For more, press 6.) Bye.'],
  [
    'A {kind, select, premium {premium} other {bill}}, due.',
    'A (premium: premium / otherwise: bill), due.',
  ],
  ['{kind, select, a {same} other {same}}.', 'same.'],
  ["Don''t '{'x'}'.", "Don't {x}."],
])('%s reads as %s', (source, words) => {
  expect(firstWording(source, 'en-US', { planName: 'Golden' })).toBe(words);
});
