import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootFolder } from '../../../../src/root.ts';

/** Whether a program is on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** spandsp's modem as a program, compiled into a new folder; null without gcc or libspandsp-dev. */
export function buildSpandsp(): string | null {
  const program = join(mkdtempSync(join(tmpdir(), 'payline-spandsp-')), 'spandsp');
  const source = join(rootFolder, 'test/relay/baudot/interop/spandsp.c');
  spawnSync('gcc', ['-O1', '-o', program, source, '-lspandsp', '-lm']);
  return existsSync(program) ? program : null;
}

/** What a program makes of its input. */
export function run(program: string, args: readonly string[], input: Uint8Array): Buffer {
  const { stdout, status } = spawnSync(program, args, { input, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} ended with ${status}.`);
  return stdout;
}
