import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { rootFolder } from '../../src/root.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An npm that notes what it was asked and "installs" tools as small as they can be. */
const FAKE_NPM = `
const fs = require('node:fs'), path = require('node:path');
const put = (file, text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
const args = process.argv.slice(2);
fs.appendFileSync('asked.txt', 'npm ' + args.join(' ') + '\\n');
const note = (name) => "require('node:fs').appendFileSync('asked.txt', '" + name + "\\\\n');";
const sqlite = 'module.exports = class { close() {} };';
if (args[0] === 'ci') {
  if (fs.existsSync('npm-fails.txt')) {
    console.log(fs.readFileSync('npm-fails.txt', 'utf8'));
    process.exit(1);
  }
  fs.rmSync('node_modules', { recursive: true, force: true });
  put('node_modules/better-sqlite3/index.js', sqlite);
  put('node_modules/typescript/bin/tsc', note('tsc') +
    "if (require('node:fs').existsSync('src/broken.ts')) { console.log('src/broken.ts(1,1): error'); process.exit(2); }" +
    "require('node:fs').cpSync('program.js', 'dist/src/cli/payline.js');");
  put('node_modules/vite/bin/vite.js',
    "const page = process.argv.join().includes('src/web-desk/') ? 'desk' : 'web';" +
    "require('node:fs').appendFileSync('asked.txt', 'vite ' + page + '\\\\n');" +
    "require('node:fs').mkdirSync('dist/' + page, { recursive: true });" +
    "require('node:fs').writeFileSync('dist/' + page + '/index.html', '');");
  fs.cpSync('package-lock.json', 'node_modules/.package-lock.json');
}
if (args[0] === 'rebuild') put('node_modules/better-sqlite3/index.js', sqlite);
if (args[0] === 'run') {
  const part = args[2];
  const report = args.find((word) => word.startsWith('--outputFile.json='))?.split('=')[1];
  const script = JSON.parse(fs.readFileSync('package.json', 'utf8')).parts[part];
  if (report && script.report) fs.writeFileSync(report, JSON.stringify(script.report));
  process.exit(script.code);
}
`;

/** The "built" program: says what it was called with, waits or exits as told. */
const PROGRAM = `
import { appendFileSync } from 'node:fs';
const [command, ...args] = process.argv.slice(2);
if (command === 'start') {
  process.on('SIGTERM', () => { appendFileSync('asked.txt', 'stopped\\n'); process.exit(7); });
  process.on('disconnect', () => { appendFileSync('asked.txt', 'orphaned\\n'); process.exit(8); });
  setInterval(() => {}, 1000);
}
// Only now: whoever hears it may send a signal at once.
console.log('program ' + [command, ...args].join(' '));
if (command === 'exit') process.exit(Number(args[0]));
`;

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A small clone of the project in a temporary folder, with the real src/cli/setup in it. */
export class Clone {
  readonly folder = temporaryFolder();

  constructor() {
    this.write('package.json', JSON.stringify({ type: 'module', parts: {} }));
    this.write('package-lock.json', lockFile('1.0.0'));
    this.write('npm-cli.cjs', FAKE_NPM);
    this.write('program.js', PROGRAM);
    this.write('src/cli/payline.ts', '');
    this.write('src/example.ts', '');
    this.write('src/web/vite.config.ts', '');
    this.write('src/web-desk/vite.config.ts', '');
    cpSync(join(rootFolder, 'src/cli/setup.mjs'), join(this.folder, 'src/cli/setup.mjs'));
    cpSync(join(rootFolder, 'src/cli/setup'), join(this.folder, 'src/cli/setup'), {
      recursive: true,
    });
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** What npm, tsc and vite were asked since the last look. */
  asked(): string[] {
    const file = join(this.folder, 'asked.txt');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    writeFileSync(file, '');
    return lines.filter((line) => line !== '');
  }

  spawn(args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
    return spawn(process.execPath, ['src/cli/setup.mjs', ...args], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        npm_execpath: join(this.folder, 'npm-cli.cjs'),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs one command to its end. */
  run(args: readonly string[], environment: Record<string, string> = {}): Promise<Finished> {
    return finish(this.spawn(args, environment));
  }
}

/** Waits for the end; not for 'close', which never comes once the IPC channel was disconnected. */
export async function finish(child: ChildProcess): Promise<Finished> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err] = [text(child.stdout), text(child.stderr)];
  return { code: await exit, out: await out, err: await err };
}

function text(stream: Readable | null): Promise<string> {
  return stream ? readText(stream) : Promise.resolve('');
}

export function lockFile(version: string): string {
  const packages = { '': {}, 'node_modules/better-sqlite3': { version } };
  return JSON.stringify({ packages });
}
