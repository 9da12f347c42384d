import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { parseTranscript } from '../../src/simulator/transcript/parse.ts';
import { partsOf } from '../../src/voice/lint-reading.ts';
import { lintWordings } from '../../src/voice/lint-wordings.ts';

const folder = join(rootFolder, 'test/calls');
const files = readdirSync(folder).filter((file) => file.endsWith('.call'));
const wordings = Object.values(lintWordings);

/** Sentences that send the caller to the web; a choice they can leave alone is none. */
function webMentions(said: readonly string[]): string[] {
  return said
    .flatMap((line) => partsOf(line).sentences)
    .filter((sentence) => wordings.some(({ web }) => web.test(sentence)))
    .filter((sentence) => !wordings.some(({ offersKey }) => offersKey.test(sentence)));
}

/** What the line says in each call of a transcript. */
function callsIn(text: string): string[][] {
  const calls: string[][] = [];
  for (const entry of parseTranscript(text)) {
    if (entry.kind === 'caller' && entry.does.act === 'dials') calls.push([]);
    if (entry.kind === 'line' && entry.does.act === 'says') calls.at(-1)?.push(entry.does.text);
  }
  return calls;
}

it.each(files)('%s: the web is mentioned once at most in a call (domain B-28)', (file) => {
  for (const said of callsIn(readFileSync(join(folder, file), 'utf8'))) {
    expect(webMentions(said).length, webMentions(said).join(' / ')).toBeLessThanOrEqual(1);
  }
});

it('some call mentions it, or the law above would hold nothing', () => {
  const calls = files.flatMap((file) => callsIn(readFileSync(join(folder, file), 'utf8')));
  expect(calls.length).toBeGreaterThan(files.length / 2);
  expect(calls.filter((said) => webMentions(said).length === 1).length).toBeGreaterThan(0);
});

it('a choice of a menu is no mention, an address is one', () => {
  expect(webMentions(['For help with your online account, press 3.'])).toEqual([]);
  expect(webMentions(['It is at golden valley dot org. Goodbye.'])).toHaveLength(1);
  expect(webMentions(['Puede verla en su cuenta en línea.'])).toHaveLength(1);
});
