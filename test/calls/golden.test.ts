import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { magicCards } from '../../src/payments/sandbox/magic-cards.ts';
import { nameCards } from '../../src/simulator/transcript/cards.ts';
import { compareTranscripts } from '../../src/simulator/transcript/compare.ts';
import { parseTranscript } from '../../src/simulator/transcript/parse.ts';
import { playTranscript } from '../../src/simulator/transcript/play.ts';
import { writeTranscript } from '../../src/simulator/transcript/write.ts';
import { checkGateway, checkStore } from '../support/checks.ts';
import { obey, startOf } from '../support/directives.ts';
import { World } from '../support/world.ts';

const folder = import.meta.dirname;
const rewrite = process.env.UPDATE_CALLS === '1';
const cards = nameCards(
  magicCards.map((card) => ({ ...card, outcome: card.outcome.replace(/[A-Z]/g, ' $&') })),
);

/** Each .call file is a telephone call that must go exactly so. UPDATE_CALLS=1 writes them anew. */
const files = readdirSync(folder).filter((file) => file.endsWith('.call'));

test.each(files)('%s', async (file) => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const entries = parseTranscript(text);
  const world = new World(startOf(text));
  try {
    await world.start();
    const actual = await playTranscript({
      entries,
      clock: world.clock,
      cards,
      place: (handset, plan) => world.place(handset, plan),
      onDirective: async ({ word, text: said }) => {
        if (word === 'clock' && !said.startsWith('passes')) return;
        await obey(world, word, said);
      },
      onCheck: async ({ word, text: asked }) => {
        await world.pass(0);
        if (word === 'store') return checkStore(world, asked);
        if (word === 'gateway') return checkGateway(world);
        return world.leaks(text).join(', ') || 'none';
      },
    });
    if (rewrite) writeFileSync(path, writeTranscript(actual));
    else expect(compareTranscripts(entries, actual)).toBeUndefined();
  } finally {
    await world.stop();
  }
});
