import { expect, it } from 'vitest';
import { Clone } from './setup-clone.ts';

interface Part {
  readonly code: number;
  readonly report?: Record<string, number>;
}

const green = (count: number, skipped = 0): Part => ({
  code: 0,
  report: { numPassedTests: count, numFailedTests: 0, numPendingTests: skipped },
});
const allGreen: Record<string, Part> = {
  types: { code: 0 },
  lint: { code: 0 },
  unit: green(300, 2),
  calls: green(25),
  paths: green(70),
  browser: green(4),
};

/** `npm test -- args` where each part ends as given; `chromium` is a browser that is there. */
async function check(
  parts: Record<string, Part>,
  args: readonly string[] = [],
  chromium = '/bin/true',
) {
  const clone = new Clone();
  clone.write('package.json', JSON.stringify({ parts: { ...allGreen, ...parts } }));
  const environment = { CHROMIUM_PATH: chromium, ...(chromium ? {} : { PATH: clone.folder }) };
  const finished = await clone.run(['test', ...args], environment);
  const ran = clone.asked().flatMap((line) => /^npm run --silent (\w+)/.exec(line)?.[1] ?? []);
  return { ...finished, ran, lines: finished.out.trim().split('\n') };
}

it('runs every part in order, paths beside unit and calls, and sums them up in the last line', async () => {
  const { code, ran, lines } = await check({});
  expect(ran.filter((part) => part !== 'paths')).toEqual([
    ...['types', 'lint', 'unit', 'calls', 'browser'],
  ]);
  expect(ran.filter((part) => part === 'paths')).toHaveLength(1);
  expect(ran.indexOf('paths')).toBeGreaterThan(ran.indexOf('lint'));
  expect(lines).toEqual([
    'types        1 passed',
    'lint         1 passed',
    'unit       300 passed, 2 skipped',
    'calls       25 passed',
    'paths       70 passed',
    'browser      4 passed',
    '401 passed, 0 failed',
  ]);
  expect(code).toBe(0);
});

it.each<[what: string, parts: Record<string, Part>, ran: string[], last: string]>([
  ['a type error', { types: { code: 2 } }, ['types'], '0 passed, 1 failed'],
  [
    'a failed test',
    {
      unit: { code: 1, report: { numPassedTests: 299, numFailedTests: 3, numPendingTests: 0 } },
    },
    ['types', 'lint', 'unit'],
    '301 passed, 3 failed',
  ],
  [
    'a test file that does not load',
    {
      calls: { code: 1, report: { numPassedTests: 20, numFailedTests: 0, numPendingTests: 0 } },
    },
    ['types', 'lint', 'unit', 'calls'],
    '322 passed, 1 failed',
  ],
  [
    'a runner that dies before its report',
    { unit: { code: 139 } },
    ['types', 'lint', 'unit'],
    '2 passed, 1 failed',
  ],
])('stops at %s', async (_what, parts, ran, last) => {
  const finished = await check(parts);
  expect(finished.code).toBe(1);
  // The walk may have been asked for before it is stopped.
  expect(finished.ran.filter((part) => part !== 'paths')).toEqual(ran);
  expect(finished.lines.at(-1)).toBe(last);
});

it('runs one part only, and hands further words to it', async () => {
  const { ran, lines } = await check({}, ['unit', 'test/config']);
  expect(ran).toEqual(['unit']);
  expect(lines.at(-1)).toBe('300 passed, 0 failed');
});

it('refuses a part that does not exist, and names those that do', async () => {
  const { code, err } = await check({}, ['units']);
  expect(code).toBe(1);
  expect(err).toContain('Type one of: types, lint, unit, calls, paths, browser');
});

it('without a Chromium: leaves the browser tests out, aloud, and says how to get one', async () => {
  const { code, ran, err } = await check({}, [], '');
  expect(code).toBe(0);
  expect(ran).not.toContain('browser');
  expect(err).toContain('browser: not run');
  expect(err).toContain('apt-get install chromium');
});

it('without a Chromium: the browser tests asked for by name fail', async () => {
  const { code, lines } = await check({}, ['browser'], '');
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
});
