import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Clone, finish, lockFile } from './setup-clone.ts';

const CI = 'npm ci --no-fund --no-audit --include=dev --loglevel=notice';

/** Both pages are built. */
const PAGES = ['vite web', 'vite desk'];

/** A clone on which the set-up has already run once. */
async function readyClone(): Promise<Clone> {
  const clone = new Clone();
  expect(await clone.run(['payline'])).toMatchObject({ code: 0 });
  clone.asked();
  return clone;
}

describe('a clean clone', () => {
  it('is installed, built and run by one command, with nothing but its own output on stdout', async () => {
    const clone = new Clone();
    const first = await clone.run(['phone', '--json', '1']);
    expect(first).toMatchObject({ code: 0, out: 'program phone --json 1\n' });
    expect(first.err).toContain('installing the packages (the first time)');
    expect(clone.asked()).toEqual([CI, 'tsc', ...PAGES]);
  });

  it('is ready at once the next time', async () => {
    const clone = await readyClone();
    const second = await clone.run(['payline', 'doctor']);
    expect(second).toEqual({ code: 0, out: 'program doctor\n', err: '' });
    expect(clone.asked()).toEqual([]);
  });

  it('is set up once by two commands at the same time', async () => {
    const clone = new Clone();
    const both = await Promise.all([clone.run(['phone']), clone.run(['phone'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(clone.asked().toSorted()).toEqual([CI, 'tsc', ...PAGES].toSorted());
  });
});

describe('only what is stale is done again', () => {
  it.each<[change: string, file: string, text: string, asked: string[]]>([
    ['the lock file', 'package-lock.json', lockFile('1.0.1'), [CI, 'tsc', ...PAGES]],
    ['a source file', 'src/example.ts', 'changed', ['tsc']],
    ['a flow', 'flows/new.ts', 'new', ['tsc']],
    ['the page', 'src/web/vite.config.ts', 'changed', ['vite web']],
    ['the desk page', 'src/web-desk/vite.config.ts', 'changed', ['vite desk']],
    ['a test', 'test/example.test.ts', 'changed', []],
  ])('after a change of %s', async (_change, file, text, asked) => {
    const clone = await readyClone();
    clone.write(file, text);
    expect(await clone.run(['payline'])).toMatchObject({ code: 0 });
    expect(clone.asked()).toEqual(asked);
  });

  it('packages installed by hand are accepted as they are', async () => {
    const clone = await readyClone();
    rmSync(join(clone.folder, 'node_modules/.payline-stamp'));
    await clone.run(['payline']);
    expect(clone.asked()).toEqual([]);
  });

  it('a better-sqlite3 that does not load (another Node) is built again', async () => {
    const clone = await readyClone();
    clone.write('node_modules/better-sqlite3/index.js', 'throw new Error("NODE_MODULE_VERSION")');
    await clone.run(['payline']);
    expect(clone.asked()).toEqual(['npm rebuild better-sqlite3 --loglevel=notice']);
  });

  it('a source that is gone is gone from dist', async () => {
    const clone = await readyClone();
    clone.write('dist/src/gone.js', "console.log('still here')");
    clone.write('src/example.ts', 'changed');
    await clone.run(['payline']);
    expect(() => rmSync(join(clone.folder, 'dist/src/gone.js'))).toThrow('ENOENT');
  });
});

describe('failures say what happened, why, and what to type', () => {
  it.each([
    ['gyp ERR! find Python', 'sudo apt-get install python3 make g++'],
    ['npm error code ENOTFOUND', 'npm config get registry'],
    ['npm error code ENOSPC', 'Free some space'],
    ['npm error can only install packages when they\nare in sync', 'do not match'],
  ])('npm: %s', async (output, advice) => {
    const clone = new Clone();
    clone.write('npm-fails.txt', output);
    const failed = await clone.run(['start']);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toContain('The packages could not be installed.');
    expect(failed.err).toContain(output);
    expect(failed.err).toContain(advice);
  });

  it('a type error stops the build and is tried again the next time', async () => {
    const clone = await readyClone();
    clone.write('src/broken.ts', 'broken');
    for (const _attempt of [1, 2]) {
      const failed = await clone.run(['start']);
      expect(failed).toMatchObject({ code: 1, out: '' });
      expect(failed.err).toContain('the program could not be built:\n\nsrc/broken.ts(1,1): error');
    }
  });

  it('a lock left by a process that died is taken', async () => {
    const clone = new Clone();
    clone.write('data/setup.lock', '999999999');
    expect(await clone.run(['payline'])).toMatchObject({ code: 0 });
  });
});

describe('the command', () => {
  it('hands on its exit code', async () => {
    const clone = await readyClone();
    expect(await clone.run(['payline', 'exit', '5'])).toMatchObject({ code: 5 });
  });

  it('hears SIGTERM and decides the exit code', async () => {
    const clone = await readyClone();
    const child = clone.spawn(['start']);
    const finished = finish(child);
    await once(child.stdout ?? child, 'data');
    child.kill('SIGTERM');
    expect(await finished).toMatchObject({ code: 7 });
    expect(clone.asked()).toEqual(['stopped']);
  });

  it('learns of the death of the set-up that started it', async () => {
    const clone = await readyClone();
    const child = clone.spawn(['start']);
    const finished = finish(child);
    await once(child.stdout ?? child, 'data');
    child.kill('SIGKILL');
    await finished;
    expect(clone.asked()).toEqual(['orphaned']);
  });
});
