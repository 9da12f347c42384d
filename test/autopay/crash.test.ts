import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { rootFolder } from '../../src/root.ts';
import type { Database } from '../../src/store/open.ts';
import { newDatabase } from '../payments/support.ts';
import { countCharges, countPayments, enrol, run } from './support.ts';

const child = join(rootFolder, 'test/autopay/run-child.ts');

let folder: string;
let path: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-autopay-'));
  path = join(folder, 'line.db');
  db = newDatabase(path);
  enrol(db);
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function runElsewhere(point: string): Promise<{ said: string; signal: string | null }> {
  const other = spawn(process.execPath, ['--import', 'tsx', child, path, point]);
  let said = '';
  other.stdout.on('data', (text) => {
    said += String(text);
  });
  const [, signal] = (await once(other, 'close')) as [number | null, string | null];
  return { said: said.trim(), signal };
}

it.each([
  { point: 'inside the transaction', paidBefore: 0 },
  { point: 'after the commit', paidBefore: 1 },
])('killed $point, the next run leaves one charge', { timeout: 20_000 }, async (crash) => {
  expect((await runElsewhere(crash.point)).signal).toBe('SIGKILL');
  expect(countPayments(db)).toBe(crash.paidBefore);
  expect(countCharges(db)).toBe(crash.paidBefore);
  await run(db, systemClock);
  expect(countPayments(db)).toBe(1);
  expect(countCharges(db)).toBe(1);
});

it('three runs at the same time charge once', { timeout: 20_000 }, async () => {
  const runs = await Promise.all(['', '', ''].map((point) => runElsewhere(point)));
  // A run that comes later finds the due date dealt with and says nothing of it.
  expect(runs.map(({ said }) => said).toSorted()).toEqual(['', '', 'charged']);
  expect(countPayments(db)).toBe(1);
  expect(countCharges(db)).toBe(1);
});
