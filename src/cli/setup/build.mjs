import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runIntoFile } from './child.mjs';
import { withLock } from './lock.mjs';
import { SetupError, say } from './say.mjs';

/** The three things built: the program and the two web pages, each from its own files. */
const PRODUCTS = [
  {
    name: 'server',
    title: 'the program',
    inputs: ['src', 'flows', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    isInput: (path) => !/^src\/web(-desk|-shared)?\//.test(path) && !path.endsWith('.mjs'),
    output: 'dist/src/cli/payline.js',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    after: removeOrphans,
  },
  {
    name: 'web',
    title: 'the phone page',
    inputs: [
      'src/web',
      'src/web-shared',
      'src/simulator/contract.ts',
      'docs/flow.svg',
      'package-lock.json',
    ],
    isInput: () => true,
    output: 'dist/web/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'src/web/vite.config.ts'],
    after: () => {},
  },
  {
    name: 'desk',
    title: 'the agents’ desk page',
    inputs: [
      'src/web-desk',
      'src/web-shared',
      'src/desk/contract.ts',
      'src/card-numbers.ts',
      'package-lock.json',
    ],
    isInput: () => true,
    output: 'dist/desk/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'src/web-desk/vite.config.ts'],
    after: () => {},
  },
];

/** Builds what is older than its files. */
export async function ensureBuilt(root) {
  if (PRODUCTS.every((product) => isFresh(root, product))) return;
  await withLock(join(root, 'data/setup.lock'), async () => {
    for (const product of PRODUCTS) {
      if (!isFresh(root, product)) await build(root, product);
    }
  });
}

async function build(root, product) {
  say(`building ${product.title}`);
  const hash = hashOf(root, product);
  rmSync(stampFile(root, product), { force: true });
  const logFile = join(root, 'data/setup.log');
  const args = product.command.map((part) =>
    part.startsWith('node_modules') ? join(root, part) : part,
  );
  const code = await runIntoFile(process.execPath, args, logFile, { cwd: root });
  if (code !== 0 || !existsSync(join(root, product.output))) {
    const log = readFileSync(logFile, 'utf8').trimEnd();
    throw new SetupError(
      `${product.title} could not be built:\n\n${log}\n\n` +
        'If you changed nothing, your clone may be incomplete; type: git status',
    );
  }
  product.after(root);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(root, product), hash);
}

function isFresh(root, product) {
  const stamp = stampFile(root, product);
  if (!existsSync(stamp) || !existsSync(join(root, product.output))) return false;
  return readFileSync(stamp, 'utf8') === hashOf(root, product);
}

function stampFile(root, product) {
  return join(root, `dist/.payline-stamp-${product.name}`);
}

/** Over contents, not times: a checkout touches files without changing them. */
function hashOf(root, product) {
  const hash = createHash('sha256');
  for (const file of product.inputs.flatMap((input) => filesOf(root, input))) {
    if (!product.isInput(file)) continue;
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Files at or below `input`, as paths from the root with forward slashes, in a fixed order. */
function filesOf(root, input) {
  const path = join(root, input);
  if (!existsSync(path)) return [];
  const entries = readdirSyncOrNull(path);
  if (entries === null) return [input];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function readdirSyncOrNull(path) {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** A source that was renamed or deleted must not live on in dist. */
function removeOrphans(root) {
  for (const file of [...filesOf(root, 'dist/src'), ...filesOf(root, 'dist/flows')]) {
    const source = file.replace(/^dist\//, '').replace(/\.js(\.map)?$/, '.ts');
    if (file.includes('.js') && !existsSync(join(root, source))) rmSync(join(root, file));
  }
}
