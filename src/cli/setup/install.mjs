import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, runIntoFile } from './child.mjs';
import { withLock } from './lock.mjs';
import { SetupError, say, withProgress } from './say.mjs';

/** Of npm's output at each end: what failed stands first, what was done about it last. */
const LOG_LINES_SHOWN = 12;

/** .npmrc silences npm, whose banner would stand before the audio of npm run tty. */
const NPM_SPEAKS = '--loglevel=notice';

/** Causes that can be recognised in npm's output, and what to do about each. */
const CAUSES = [
  [/ENOSPC/, 'The disk is full. Free some space and type the command again.'],
  [
    /EACCES|EPERM/,
    "This folder or npm's cache may not be written by you. Type: ls -ld . node_modules ~/.npm",
  ],
  [
    /can only install.*in sync/s,
    'package.json and package-lock.json do not match. Undo your change to either, or type: npm install',
  ],
  [
    /node-gyp|gyp ERR/,
    'better-sqlite3 had to be compiled and could not be: that takes python3, make and g++.\n' +
      'Debian, Ubuntu: sudo apt-get install python3 make g++     macOS: xcode-select --install',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|E40[13]/,
    'The package registry did not answer. Check the network, the proxy and: npm config get registry',
  ],
];

/** Installs from the lock file when node_modules is missing, stale or made by another Node. */
export async function ensureInstalled(root) {
  if (isStamped(root) && sqliteLoads(root)) return;
  await withLock(join(root, 'data/setup.lock'), async () => {
    if (isStamped(root) && sqliteLoads(root)) return;
    if (!matchesLockFile(root)) await install(root);
    if (!sqliteLoads(root)) await rebuild(root);
    writeFileSync(stampFile(root), stampOf(root));
  });
}

async function install(root) {
  const why = existsSync(join(root, 'node_modules')) ? 'they are out of date' : 'the first time';
  say(`installing the packages (${why}); this takes one to three minutes`);
  const args = ['ci', '--no-fund', '--no-audit', '--include=dev', NPM_SPEAKS];
  await npmOrFail(root, args, 'The packages could not be installed.');
  say('packages installed');
}

async function rebuild(root) {
  say('better-sqlite3 does not load on this Node; building it again');
  const args = ['rebuild', 'better-sqlite3', NPM_SPEAKS];
  await npmOrFail(root, args, 'better-sqlite3 could not be built.');
  if (sqliteLoads(root)) return;
  throw new SetupError(
    'better-sqlite3 was built and still does not load. Type: rm -rf node_modules, then the command again.',
  );
}

async function npmOrFail(root, args, failure) {
  const [command, first, options] = npm();
  const logFile = join(root, 'data/setup.log');
  const work = runIntoFile(command, [...first, ...args], logFile, { cwd: root, ...options });
  if ((await withProgress(() => presentStep(root), work)) === 0) return;
  const log = readFileSync(logFile, 'utf8');
  const cause = CAUSES.find(([pattern]) => pattern.test(log))?.[1];
  throw new SetupError(
    `${failure} From data/setup.log:\n\n${bothEnds(log)}\n\n` +
      (cause ?? 'Read data/setup.log and type the command again.'),
  );
}

function bothEnds(log) {
  const lines = log
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('npm warn'));
  if (lines.length <= 2 * LOG_LINES_SHOWN) return lines.join('\n');
  return [...lines.slice(0, LOG_LINES_SHOWN), '…', ...lines.slice(-LOG_LINES_SHOWN)].join('\n');
}

function presentStep(root) {
  const build = join(root, 'node_modules/better-sqlite3/build');
  if (!existsSync(build)) return 'downloading and unpacking packages';
  if (existsSync(join(build, 'Release/better_sqlite3.node'))) return 'finishing';
  return 'compiling better-sqlite3 (about 90 s where no ready-made binary can be downloaded)';
}

function isStamped(root) {
  const file = stampFile(root);
  return existsSync(file) && readFileSync(file, 'utf8') === stampOf(root);
}

function stampFile(root) {
  return join(root, 'node_modules/.payline-stamp');
}

function stampOf(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const [major] = process.versions.node.split('.');
  return hash.update(`node ${major} ${process.platform} ${process.arch}`).digest('hex');
}

/** Someone may have typed `npm ci` by hand: npm's own record then equals the lock file. */
function matchesLockFile(root) {
  const recordFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(recordFile)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(recordFile);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !present[path])) return true;
    return present[path]?.version === entry.version && existsSync(join(root, path));
  });
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function sqliteLoads(root) {
  const program = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', program], { cwd: root }).status === 0;
}
