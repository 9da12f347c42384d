import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { finish } from './setup-clone.ts';

/** Starts the stopper, does `something` to it once it is open, and waits for its end. */
async function stopper(closing: string, something: (child: ReturnType<typeof spawn>) => void) {
  const file = join(rootFolder, 'test/cli/fixtures/stopper.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, closing], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const finished = finish(child);
  await once(child.stdout ?? child, 'data');
  something(child);
  return finished;
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s closes in order and exits with 0',
  async (signal) => {
    const { code, out } = await stopper('well', (child) => child.kill(signal));
    expect({ code, out }).toEqual({ code: 0, out: 'open\nclosing\n' });
  },
);

it('the death of the parent closes in order too', async () => {
  const { code, out } = await stopper('well', (child) => child.disconnect());
  expect({ code, out }).toEqual({ code: 0, out: 'open\nclosing\n' });
});

it('the same Ctrl-C told three times is one wish: it closes once', async () => {
  const { code, out } = await stopper('well', (child) => {
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) child.kill(signal);
  });
  expect({ code, out }).toEqual({ code: 0, out: 'open\nclosing\n' });
});

it('a close that never ends is cut off', async () => {
  const { code, err } = await stopper('hangs', (child) => child.kill('SIGTERM'));
  expect(code).toBe(1);
  expect(err).toContain('still busy after 20 s');
});

it('a close that fails says why, without a card number', async () => {
  const { code, err } = await stopper('fails', (child) => child.kill('SIGTERM'));
  expect(code).toBe(1);
  expect(err).toContain('cannot close [card …1111]');
});
