import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCall } from '../flows/index.ts';
import { spokenAs } from '../src/menu/spoken-as.ts';
import { rootFolder } from '../src/root.ts';
import { readPromptFolder } from '../src/voice/prompt-files.ts';

const LINES_MAX = 400;
const MEDIAN_MAX = 80;
const COLUMNS_MAX = 100;
const FUNCTION_LINES_MAX = 70;

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

  it.each([
    ['src/web-shared/', []],
    ['src/web/', ['src/web-shared/', 'src/simulator/contract.ts']],
    // A card number in a note must be known for one here as it is at the desk.
    ['src/web-desk/', ['src/web-shared/', 'src/desk/contract.ts', 'src/card-numbers.ts']],
  ])('the pages know only themselves and the shapes they are sent: %s', (page, allowed) => {
    const known = [page, ...allowed];
    const wrong = (name: string) => isOurs(name) && !known.some((own) => name.startsWith(own));
    expect(breaking(page, wrong)).toEqual([]);
  });

  it('the pages take of the program only its types', () => {
    const contracts = /^import (?!type ).*contract\.ts'/m;
    const taken = program.filter(
      ({ path, text }) => /^src\/web/.test(path) && contracts.test(text),
    );
    expect(taken.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['src/line/', /^src\/(http|desk|cli|simulator|web[^/]*)\//],
    ['src/desk/', /^src\/(http|cli|simulator|web|web-desk)\//],
    ['src/store/', /^src\/(http|line|desk|cli|simulator|web[^/]*|twilio|voice)\//],
    ['src/twilio/', /^src\/(http|line|store|payments|billing|cli|simulator|web[^/]*)\//],
    ['src/payments/', /^src\/(http|cli|simulator|web[^/]*|voice|twilio)\//],
    ['src/http/', /^src\/(cli|simulator|web[^/]*)\//],
  ])('%s does not reach back', (where, forbidden) => {
    expect(breaking(where, (name) => forbidden.test(name))).toEqual([]);
  });
});

const FUNCTION =
  /^ *(?:(?:export|default|async|static|get|set) )*(?:function\b|(?!(?:if|for|while|switch|catch)\b)[#\w]+(?:<.*>)?\().*\{$|=> \{$|^ *\).*\{$/;

/** Formatted code: a function ends at the first line that closes it in its own column. */
function functionsIn(text: string): { readonly name: string; readonly lines: number }[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    if (!FUNCTION.test(line)) return [];
    const column = line.length - line.trimStart().length;
    const end = lines.findIndex(
      (other, index) => index > start && /^ *\}/.test(other) && other.indexOf('}') === column,
    );
    return [{ name: line.trim(), lines: end - start + 1 }];
  });
}

describe('files stay small', () => {
  const lengths = program.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);

  it(`none over ${LINES_MAX} lines, half of them under ${MEDIAN_MAX}`, () => {
    const long = sources.filter(({ text }) => text.split('\n').length > LINES_MAX);
    expect(long.map(({ path }) => path)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MEDIAN_MAX);
  });

  it(`no function over ${FUNCTION_LINES_MAX} lines`, () => {
    const long = program.flatMap(({ path, text }) =>
      functionsIn(text)
        .filter(({ lines }) => lines > FUNCTION_LINES_MAX)
        .map(({ name, lines }) => `${path}: ${name} (${lines})`),
    );
    expect(long).toEqual([]);
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

it('no test is skipped or alone', () => {
  const alone = sources.filter(({ text }) => /\b(?:it|test|describe)\.(?:only|skip)\(/.test(text));
  expect(alone.map(({ path }) => path)).toEqual([]);
});

it('nothing is checked away', () => {
  const unchecked = /:\s*any\b(?=[\s;,)=\]])|\bas any\b|<any>|@ts-(?:ignore|expect-error|nocheck)/;
  const found = sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .filter((line) => unchecked.test(line) && !line.includes('unchecked ='))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

/** What alone may know the time or throw dice, and why. */
const IMPURE: readonly (readonly [path: RegExp, why: string])[] = [
  [/^src\/clock\.ts$/, 'the clock itself'],
  [/^src\/simulator\/virtual-clock\.ts$/, 'lets real work happen between two virtual moments'],
  [/^src\/billing\/http\/client\.ts$/, 'spreads retries; tests give their own dice'],
  [/^src\/web(-desk)?\//, 'a page has its own clock'],
  [/^src\/cli\/bench\//, 'measures this machine'],
  [/^src\/cli\/setup\//, 'runs before anything is built'],
];

it('only the clock knows the time, and nothing throws dice', () => {
  const impure =
    /\bDate\.now\b|new Date\(\)|Math\.random|performance\.now|\bset(?:Timeout|Interval)\(/;
  const found = program
    .filter(({ path, text }) => impure.test(withoutComments(text)) && !path.endsWith('.css'))
    .map(({ path }) => path);
  expect(found.filter((path) => !IMPURE.some(([allowed]) => allowed.test(path)))).toEqual([]);
  const unneeded = IMPURE.filter(([allowed]) => !found.some((path) => allowed.test(path)));
  expect(unneeded).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

it('nothing names a folder of the machine it was written on', () => {
  const machine = /(?<![\w.:])\/(?:home|root|work|Users|tmp)\/[\w.]/;
  const found = sources.filter(({ path, text }) => path !== OWN && machine.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

const OWN = 'test/tidy.test.ts';

describe('nothing is kept that is not used', () => {
  const textsBut = (file: string) =>
    program.filter(({ path }) => path !== file).map(({ text }) => text);

  it('every error has a place where it is made', () => {
    const errors = program.find(({ path }) => path === 'src/errors.ts');
    const codes = [...(errors?.text ?? '').matchAll(/\| '([\w.]+)'/g)].map(([, code]) => code);
    const rest = textsBut('src/errors.ts').join('\n');
    expect(codes.filter((code) => !rest.includes(`'${code}'`))).toEqual([]);
    expect(codes.length).toBeGreaterThan(20);
  });

  it('every prompt is spoken somewhere, and whatever is spoken has a prompt', () => {
    const folder = join(rootFolder, 'prompts/en-US');
    const texts = readPromptFolder(join(rootFolder, 'prompts/text/en-US'));
    const keys = readPromptFolder(folder).sources.map(({ key }) => key);
    const code = program.map(({ text }) => text).join('\n');
    expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([]);
    const { states, edges } = describeCall();
    const notices = edges.flatMap(({ actions }) => actions.map((action) => action.split(' ')));
    const spoken = [
      ...states.flatMap(({ says }) => says),
      ...notices.flatMap(([action, key]) =>
        key !== undefined && action === 'notice' ? [key] : [],
      ),
      ...[...code.matchAll(/(?:\.say\(|\bkey: )'(\w+\.\w+)'/g)].map(([, key = '']) => key),
    ];
    expect(spoken.length).toBeGreaterThan(40);
    const asSpoken = spoken.flatMap((key) => spokenAs[key] ?? [key]);
    const known = new Set([...keys, ...texts.sources.map(({ key }) => key)]);
    expect(asSpoken.filter((key) => !known.has(key) && !key.startsWith('menu.each'))).toEqual([]);
  });
});
