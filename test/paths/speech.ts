import { join } from 'node:path';
import type { Say, View } from '../../flows/index.ts';
import { rootFolder } from '../../src/root.ts';
import { type Catalog, createCatalog } from '../../src/voice/catalog.ts';
import { speakOfficeHours } from '../../src/voice/speak/office-hours.ts';
import { locales } from '../../src/voice/speak/speakers.ts';
import { facts, times } from './world.ts';

/** In every language on every channel. */
const catalogs: readonly Catalog[] = locales.flatMap((locale) => {
  const hours = Object.fromEntries(
    facts.regions.map(({ id, office }) => [
      id,
      speakOfficeHours(office.hours, office.zoneLabel[locale], locale),
    ]),
  );
  const folder = join(rootFolder, 'prompts');
  const base = { folder, locale, hours, today: () => times.open.today };
  return [
    createCatalog(base),
    createCatalog({ ...base, overlay: 'relay' }),
    createCatalog({ ...base, overlay: 'tty' }),
  ];
});

const known = new Map<string, readonly string[]>();

/** The words of one prompt, by the line's own catalogs. Throws when one of them has none. */
export function wordsOf(say: Say): readonly string[] {
  const name = JSON.stringify(say);
  const words = known.get(name) ?? catalogs.map((catalog) => catalog.say(say.key, say.with));
  known.set(name, words);
  return words;
}

/** Everything a view says, in order; a view that only asks the world says nothing. */
export function saidBy(view: View): readonly Say[] {
  return view.expects === 'waits.query' ? [] : [...view.notices, ...view.question];
}
