import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareTranscripts } from '../../src/simulator/transcript/compare.ts';
import { parseTranscript } from '../../src/simulator/transcript/parse.ts';
import { writeTranscript } from '../../src/simulator/transcript/write.ts';
import { startOf } from '../support/directives.ts';
import { playCall } from '../support/play-call.ts';
import { World } from '../support/world.ts';

const folder = import.meta.dirname;
const rewrite = process.env.UPDATE_CALLS === '1';

/** Each .call file is a telephone call that must go exactly so. UPDATE_CALLS=1 writes them anew. */
const files = readdirSync(folder).filter((file) => file.endsWith('.call'));

test.each(files)('%s', async (file) => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const entries = parseTranscript(text);
  const world = new World(startOf(text));
  try {
    await world.start();
    const actual = await playCall(world, text, entries);
    if (rewrite) writeFileSync(path, writeTranscript(actual));
    else expect(compareTranscripts(entries, actual)).toBeUndefined();
    expect(cardsOverheard(world)).toEqual([]);
  } finally {
    await world.stop();
  }
});

/**
 * Documents that take a card or an account while a TTY may still be listened for: the watch would
 * carry the tones of what is keyed into this process.
 */
function cardsOverheard(world: World): string[] {
  const replies = world.running.line.db
    .prepare('SELECT reply FROM turns')
    .pluck()
    .all() as string[];
  const ends = '<Stop><Stream name="tty-watch"/></Stop>';
  return replies.filter((reply) => /<Pay /.test(reply) && !reply.split('<Pay ')[0]?.includes(ends));
}
