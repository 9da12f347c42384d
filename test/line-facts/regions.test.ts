import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readLineFacts } from '../../src/line-facts.ts';
import { rootFolder } from '../../src/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'payline-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Json = { [key: string]: Json } & { [index: number]: Json };

/** What is wrong with our own file after this edit. */
function problemAfter(edit: (facts: Json) => void): string {
  const facts = JSON.parse(readFileSync(join(rootFolder, 'flows/line.json'), 'utf8'));
  edit(facts);
  const path = join(folder, 'line.json');
  writeFileSync(path, JSON.stringify(facts));
  try {
    readLineFacts(path);
    return 'nothing';
  } catch (error) {
    return String(error);
  }
}

const set =
  (...path: (string | number)[]) =>
  (value: unknown) =>
  (facts: Json) => {
    const last = path.at(-1) ?? '';
    const parent = path.slice(0, -1).reduce((part, key) => part[key as string] as Json, facts);
    (parent as Record<string, unknown>)[last] = value;
  };

it('our own file is good', () => {
  expect(problemAfter(() => {})).toBe('nothing');
});

it.each<[what: string, edit: (facts: Json) => void, problem: string]>([
  [
    'a default region that is none',
    set('defaultRegion')('texas'),
    'defaultRegion: "texas" is none of the regions (northernCalifornia,',
  ],
  ['two regions of one id', set('regions', 2, 'id')('hawaii'), 'regions.4.id: "hawaii"'],
  [
    'a zone that does not exist',
    set('regions', 3, 'office', 'zone')('America/Atlanta'),
    'regions.3.office.zone: name an IANA zone',
  ],
  [
    'an offset in place of a zone',
    set('regions', 4, 'office', 'zone')('UTC-10'),
    'regions.4.office.zone: name an IANA zone',
  ],
  [
    'a holiday without a Spanish name',
    set('regions', 0, 'office', 'holidays', 0, 'name', 'es-US')(''),
    'regions.0.office.holidays.0.name.es-US: write it in Spanish',
  ],
  [
    'the same holiday twice',
    set('regions', 0, 'office', 'holidays', 1, 'date')('2026-11-26'),
    'regions.0.office.holidays.1.date: "2026-11-26" stands there twice',
  ],
  [
    'an office that closes before it opens',
    set('regions', 1, 'office', 'hours', 0, 'closes')('06:00'),
    'regions.1.office.hours.0: opens must be before closes',
  ],
  [
    'a number that cannot be dialled',
    set('regions', 5, 'office', 'number')('555-0147'),
    'regions.5.office.number: write it as E.164',
  ],
  ['a language without a voice', set('speech', 'es-US')(''), 'speech.es-US: write it in Spanish'],
])('%s is named', (_, edit, problem) => {
  expect(problemAfter(edit)).toContain(problem);
});
