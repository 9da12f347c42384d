import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LineFacts } from '../../flows/index.ts';
import { PaylineError } from '../../src/errors.ts';
import { watchLineFacts } from '../../src/line-facts/watch.ts';
import { rootFolder } from '../../src/root.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';

const original = readFileSync(join(rootFolder, 'flows/line.json'), 'utf8');
const renamed = (planName: string) => JSON.stringify({ ...JSON.parse(original), planName });

let folder: string;
let path: string;
let clock: VirtualClock;
let errors: string[];
let made: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-facts-'));
  path = join(folder, 'line.json');
  writeFileSync(path, renamed('First Plan'));
  clock = new VirtualClock(0);
  errors = [];
  made = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const watch = (make: (facts: LineFacts) => string = (facts) => facts.planName) =>
  watchLineFacts({
    path,
    clock,
    ttyNumbers: { numbers: [], representativeNumber: null },
    log: {
      info: () => {},
      error: (fields: { code: string }) => errors.push(fields.code),
    } as unknown as Parameters<typeof watchLineFacts>[0]['log'],
    make: (facts) => {
      made += 1;
      return make(facts);
    },
  });

it('is made once as long as the file stays as it is', () => {
  const planName = watch();
  clock.pass(60_000);
  expect([planName(), planName(), made]).toEqual(['First Plan', 'First Plan', 1]);
});

it('uses a changed file, but does not look more often than every ten seconds', () => {
  const planName = watch();
  writeFileSync(path, renamed('Second Plan'));
  clock.pass(9_999);
  expect(planName()).toBe('First Plan');
  clock.pass(1);
  expect(planName()).toBe('Second Plan');
});

it.each([
  ['no JSON', '{'],
  ['no line facts', '{}'],
  [
    'a notice that ends before it begins',
    JSON.stringify({
      ...JSON.parse(original),
      notices: [
        {
          id: 'a',
          from: '2026-03-02T12:00',
          to: '2026-03-02T11:00',
          text: { 'en-US': 'A', 'es-US': 'A' },
          closesPayments: false,
        },
      ],
    }),
  ],
])('keeps the old facts when the file has %s, and says so once with a code', (_, text) => {
  const planName = watch();
  writeFileSync(path, text);
  clock.pass(10_000);
  expect(planName()).toBe('First Plan');
  clock.pass(10_000);
  expect(planName()).toBe('First Plan');
  expect(errors).toEqual(['facts.invalid']);
  writeFileSync(path, renamed('Mended Plan'));
  clock.pass(10_000);
  expect(planName()).toBe('Mended Plan');
});

it('keeps what was made when nothing can be made of the new facts', () => {
  const planName = watch((facts) => {
    if (facts.planName === 'Bad Plan') throw new PaylineError('prompts.invalid', 'no prompts');
    return facts.planName;
  });
  writeFileSync(path, renamed('Bad Plan'));
  clock.pass(10_000);
  expect(planName()).toBe('First Plan');
  expect(errors).toEqual(['prompts.invalid']);
});

it('does not begin with a file that cannot be used', () => {
  writeFileSync(path, '{}');
  expect(() => watch()).toThrow(expect.objectContaining({ code: 'facts.invalid' }));
});
