import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { lineOf } from '../../src/cli/agents.ts';
import { rootFolder } from '../../src/root.ts';
import type { AgentAccount } from '../../src/store/agents.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = join(rootFolder, 'src/cli/payline.ts');

/** Runs `payline agents …` with `input` on its stdin. */
async function agents(folder: string, args: readonly string[], input = '') {
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'agents', ...args], {
    cwd: rootFolder,
    env: { ...process.env, DATABASE_PATH: join(folder, 'line.db') },
  });
  child.stdin.end(input);
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out: out.trim(), error: error.trim() };
}

it('adds, lists, and refuses what is wrong in a sentence', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const ana = ['ana', '--name', 'Ana Ruiz', '--phone', '+14155550142'];
  expect(await agents(folder, ['add', ...ana], 'four words in a row\n')).toEqual({
    out: 'Ana Ruiz can sign in at /desk as ana.',
    error: '',
  });
  const short = await agents(folder, ['add', 'ben', '--name', 'Ben', '--password-stdin'], 'short');
  expect(short.error).toBe(
    'The password is shorter than 12 characters. A few words in a row make a good one.',
  );
  expect((await agents(folder, ['role', 'ana', 'supervisor'])).out).toContain('is supervisor');
  expect((await agents(folder, ['list'])).out).toBe('ana  Ana Ruiz  supervisor  +14155550142');
});

it('the list says who cannot sign in', () => {
  const account: AgentAccount = {
    ...{
      agentId: 'agent-1',
      login: 'ana',
      name: 'Ana Ruiz',
      role: 'agent' as const,
      phoneNumber: null,
    },
    ...{ disabledAtMilliseconds: null, lockedUntilMilliseconds: 2000 },
  };
  expect(lineOf(account, 1999)).toBe('ana  Ana Ruiz  agent  browser only  locked');
  expect(lineOf(account, 2000)).toBe('ana  Ana Ruiz  agent  browser only');
  expect(lineOf({ ...account, disabledAtMilliseconds: 1 }, 2000)).toMatch(/ {2}disabled$/);
});
