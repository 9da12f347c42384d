import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { drawings } from '../../src/cli/draw/drawings.ts';
import { rootFolder } from '../../src/root.ts';

let drawn: ReadonlyMap<string, string>;

beforeAll(async () => {
  drawn = await drawings();
}, 30_000);

describe('the pictures in docs/', () => {
  it.each(['flow.mmd', 'flow.svg', 'payment.mmd', 'payment.svg'])('%s is not stale', (name) => {
    const kept = readFileSync(join(rootFolder, 'docs', name), 'utf8');
    expect(kept === drawn.get(name), 'Run npm run draw, look at the picture, commit it.').toBe(
      true,
    );
  });

  it('show every state a call can be in, once', () => {
    const leaves = describeCall().states.filter(({ kind }) => kind === 'leaf' || kind === 'final');
    const svg = drawn.get('flow.svg') ?? '';
    for (const { id } of leaves) expect(svg.split(`data-state="${id}"`), id).toHaveLength(2);
  });

  it('are the same whoever draws them, and small enough to read', async () => {
    expect(await drawings()).toEqual(drawn);
    expect(drawn.get('flow.svg')?.length).toBeLessThan(150_000);
  });
});
