import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newMemory } from '../../flows/context.ts';
import { describeCall, flowVersion } from '../../flows/index.ts';
import { rootFolder } from '../../src/root.ts';

const file = join(rootFolder, 'flows/flow.lock.json');

/** What a saved call depends on: the states it can be in, and the shape of what it remembers. */
function today() {
  return {
    flowVersion,
    states: describeCall()
      .states.map(({ id }) => id)
      .toSorted(),
    memory: Object.keys(newMemory(null, '2026-01-01T00:00:00.000Z')).toSorted(),
  };
}

it('a saved call of this version can still be read; UPDATE_LOCK=1 writes the lock anew', () => {
  if (process.env.UPDATE_LOCK === '1') writeFileSync(file, `${JSON.stringify(today(), null, 2)}\n`);
  expect(
    today(),
    'Raise flowVersion, add a migration in flows/migrations.ts, then UPDATE_LOCK=1.',
  ).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
