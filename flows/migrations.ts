import { toVersion2 } from './migrations/to-version-2.ts';
import { toVersion3 } from './migrations/to-version-3.ts';
import { toVersion4 } from './migrations/to-version-4.ts';
import { toVersion5 } from './migrations/to-version-5.ts';
import type { SavedCall } from './saved-call.ts';

/** Raise it when a state is renamed or the call's memory changes shape; flow.lock.json insists. */
export const flowVersion = 5;

type Migration = (persisted: unknown) => unknown;

/** Saved call of version N → version N + 1. Pure; each is tested over frozen calls. */
const migrations: Readonly<Record<number, Migration>> = {
  1: toVersion2,
  2: toVersion3,
  3: toVersion4,
  4: toVersion5,
};

/** Brings a saved call up to today's flow. Throws when its version is unknown. */
export function migrate(saved: SavedCall): unknown {
  let persisted: unknown = JSON.parse(saved.json);
  for (let version = saved.flowVersion; version < flowVersion; version += 1) {
    const next = migrations[version];
    if (!next) throw new Error(`No migration leads from flow version ${version}.`);
    persisted = next(persisted);
  }
  if (saved.flowVersion > flowVersion) {
    throw new Error(`The call was saved by flow ${saved.flowVersion}, this is ${flowVersion}.`);
  }
  return persisted;
}
