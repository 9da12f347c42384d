import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { drawings } from '../../src/cli/draw/drawings.ts';
import { labelOf } from '../../src/cli/draw/labels.ts';
import { pictureOf } from '../../src/cli/draw/picture.ts';
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

describe('a picture', () => {
  const graph = describeCall();
  const options = { title: 'A call', legend: [], mainWay: [] };

  it('refuses a main way that the machine does not go', () => {
    const mainWay = ['selfService.identify.memberId', 'selfService.pay.paid'];
    expect(() => pictureOf(graph, { ...options, mainWay })).toThrow('The main way is broken');
  });

  it('shows every edge between two leaves, but for the ways back by 9', () => {
    const { topics } = pictureOf(graph, options);
    const shown = topics.flatMap(({ boxes, arrows }) => [
      ...boxes.map(({ id, exits }) => [id, ...exits.map(({ text }) => text)].join('\n')),
      ...arrows.map(({ from, labels }) => `${from}\n${labels.join()}`),
    ]);
    const leaves = graph.states.filter(({ kind }) => kind === 'leaf').map(({ id }) => id);
    for (const edge of graph.edges.filter(({ from, to }) => to && leaves.includes(from))) {
      if (edge.guard?.startsWith('9')) continue;
      const label = labelOf(edge, graph.edges).split(' if ')[0] ?? '';
      const places = shown.filter((text) => text.startsWith(`${edge.from}\n`));
      expect(
        places.some((text) => text.includes(label)),
        `${edge.id}: ${label}`,
      ).toBe(true);
    }
  });

  it.each([
    ['isMemberId', 'member ID'],
    ['1, if isUnproven and outOfCards', '1 if unproven and out of cards'],
    ['9, if not identificationClosed', '9 if not identification closed'],
    ['outcomeIs notCharged', 'not charged'],
    ['#', 'pound'],
  ])('says %s as %s', (guard, words) => {
    const edge = { id: '', from: '', to: '', event: 'key', guard, actions: [] };
    expect(labelOf(edge, [])).toBe(words);
  });
});
