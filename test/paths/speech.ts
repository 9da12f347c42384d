import { join } from 'node:path';
import type { Say, View } from '../../flows/index.ts';
import { rootFolder } from '../../src/root.ts';
import { type Catalog, createCatalog } from '../../src/voice/catalog.ts';
import { speakOfficeHours } from '../../src/voice/speak/office-hours.ts';
import { facts, times } from './world.ts';

const { hours, zoneLabel } = facts.office;
const { locale } = facts.speech;
const officeHours = speakOfficeHours(hours, zoneLabel, locale);

const prompts = {
  folder: join(rootFolder, 'prompts'),
  locale,
  today: () => times.open.today,
};

const catalogs = {
  voice: createCatalog(prompts),
  relay: createCatalog({ ...prompts, overlay: 'relay' }),
} satisfies Record<View['channel'], Catalog>;

const known = new Map<string, readonly string[]>();

/** The words of one prompt on every channel, by the line's own catalog. Throws when it has none. */
export function wordsOf(say: Say): readonly string[] {
  const name = JSON.stringify(say);
  const words =
    known.get(name) ??
    Object.values(catalogs).map((catalog) => catalog.say(say.key, { ...say.with, officeHours }));
  known.set(name, words);
  return words;
}

/** Everything a view says, in order; a view that only asks the world says nothing. */
export function saidBy(view: View): readonly Say[] {
  return view.expects === 'waits.query' ? [] : [...view.notices, ...view.question];
}
