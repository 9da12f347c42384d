import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../src/root.ts';

const LINES_MAX = 400;
const MEDIAN_MAX = 80;
const COLUMNS_MAX = 100;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources = ['src', 'flows', 'test'].flatMap((folder) => sourcesIn(join(rootFolder, folder)));
const program = sources.filter(({ path }) => !path.startsWith('test/'));

function sourcesIn(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(file);
    if (!/\.(ts|tsx|mjs|css)$/.test(entry.name)) return [];
    const text = readFileSync(file, 'utf8');
    return [{ path: relative(rootFolder, file), text, imports: importsOf(file, text) }];
  });
}

/** Packages by name, our own files by their path below the root. */
function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? relative(rootFolder, normalize(join(dirname(file), name))) : name,
  );
}

function breaking(where: string, isWrong: (name: string) => boolean): string[] {
  return program
    .filter(({ path }) => path.startsWith(where))
    .flatMap(({ path, imports }) => imports.filter(isWrong).map((name) => `${path} -> ${name}`));
}

const isOurs = (name: string) => name.startsWith('src/') || name.startsWith('flows/');

describe('arrows point one way', () => {
  it('only flows/ imports xstate, and nothing of src/', () => {
    expect(breaking('src/', (name) => name === 'xstate')).toEqual([]);
    expect(breaking('flows/', (name) => name.startsWith('src/'))).toEqual([]);
  });

  it('the simulator knows the line by URL only', () => {
    const allowed = ['src/simulator/', 'src/clock.ts', 'src/errors.ts', 'src/root.ts'];
    const wrong = (name: string) => isOurs(name) && !allowed.some((own) => name.startsWith(own));
    expect(breaking('src/simulator/', wrong)).toEqual([]);
  });

  it('the pages know only themselves and the shapes of the simulator', () => {
    const wrong = (name: string) =>
      isOurs(name) && !name.startsWith('src/web/') && name !== 'src/simulator/contract.ts';
    expect(breaking('src/web/', wrong)).toEqual([]);
  });

  it.each([
    ['src/line/', /^src\/(http|cli|simulator|web)\//],
    ['src/store/', /^src\/(http|line|cli|simulator|web|twilio|voice)\//],
    ['src/twilio/', /^src\/(http|line|store|payments|billing|cli|simulator|web)\//],
    ['src/payments/', /^src\/(http|cli|simulator|web|voice|twilio)\//],
    ['src/http/', /^src\/(cli|simulator|web)\//],
  ])('%s does not reach back', (where, forbidden) => {
    expect(breaking(where, (name) => forbidden.test(name))).toEqual([]);
  });
});

describe('files stay small', () => {
  const lengths = program.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);

  it(`none over ${LINES_MAX} lines, half of them under ${MEDIAN_MAX}`, () => {
    const long = sources.filter(({ text }) => text.split('\n').length > LINES_MAX);
    expect(long.map(({ path }) => path)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MEDIAN_MAX);
  });

  it(`no line of code over ${COLUMNS_MAX} columns, but long texts`, () => {
    const wide = program.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter(
          (line) =>
            line.length > COLUMNS_MAX &&
            !/^\s*(?:\/?\*|\/\/)/.test(line) &&
            !/['"`].{60,}['"`]/.test(line),
        )
        .map((line) => `${path}: ${line.slice(0, 40)}`),
    );
    expect(wide).toEqual([]);
  });
});

it('no test is skipped or alone, and the flow has no clock and no dice', () => {
  const alone = sources.filter(({ text }) => /\b(?:it|test|describe)\.(?:only|skip)\(/.test(text));
  expect(alone.map(({ path }) => path)).toEqual([]);
  const impure = /Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval/;
  const flows = program.filter(({ path, text }) => path.startsWith('flows/') && impure.test(text));
  expect(flows.map(({ path }) => path)).toEqual([]);
});
