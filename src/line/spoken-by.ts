import { join } from 'node:path';
import { type LineFacts, type Locale, officeOf } from '../../flows/index.ts';
import type { Config } from '../config.ts';
import type { Sounds } from '../twilio/say.ts';
import { fallbackTwiml } from '../twilio/standing-twiml.ts';
import { writeTwiml } from '../twilio/write-twiml.ts';
import { type Catalog, createCatalog } from '../voice/catalog.ts';
import { type Catalogs, type Composer, createComposer } from '../voice/compose.ts';
import { speakOfficeHours } from '../voice/speak/office-hours.ts';
import { locales } from '../voice/speak/speakers.ts';
import type { Line } from './line.ts';

/** The parts of a line that are made from the operator's facts, anew when the file has changed. */
export type SpokenLine = Pick<Line, 'facts' | 'composer' | 'texts' | 'write' | 'fallback'>;

/** Throws prompts.invalid when the prompts folder cannot be used. */
export function spokenBy(config: Config, todayIn: Line['todayIn'], facts: LineFacts): SpokenLine {
  const { zone } = officeOf(facts, null);
  const composer = createComposer({
    facts,
    catalogs: catalogsOf(config, facts, () => todayIn(zone)),
    turnSecret: config.turnSecret,
    payConnector: config.payConnector,
  });
  const sounds = byLocale((locale) => ({ language: locale, voice: facts.speech[locale] }));
  return {
    facts,
    composer,
    texts: textsOf(config, () => todayIn(zone)),
    write: (reply) => writeTwiml(reply, sounds),
    fallback: fallbackOf(facts, composer, sounds),
  };
}

function catalogsOf(config: Config, { regions }: LineFacts, today: () => string): Catalogs {
  return byLocale((locale): Record<'voice' | 'relay', Catalog> => {
    const hours = Object.fromEntries(
      regions.map(({ id, office }) => [
        id,
        speakOfficeHours(office.hours, office.zoneLabel[locale], locale),
      ]),
    );
    const base = { folder: config.promptsFolder, locale, hours, today };
    return { voice: createCatalog(base), relay: createCatalog({ ...base, overlay: 'relay' }) };
  });
}

/** What is written to telephones, not spoken. */
function textsOf({ promptsFolder }: Config, today: () => string): SpokenLine['texts'] {
  const folder = join(promptsFolder, 'text');
  return byLocale((locale) => createCatalog({ folder, locale, today }));
}

/** Nobody knows who hears it, so it says everything in every language. */
function fallbackOf(facts: LineFacts, composer: Composer, sounds: Sounds): string {
  const office = officeOf(facts, null);
  const says = [{ key: 'trouble.fallback', with: { officePhone: office.number } }];
  const words = locales.map((locale) => ({ locale, text: composer.words(says, locale) }));
  return fallbackTwiml({ words, officeNumber: office.number, sounds });
}

function byLocale<Value>(make: (locale: Locale) => Value): Readonly<Record<Locale, Value>> {
  return { 'en-US': make('en-US'), 'es-US': make('es-US') };
}
