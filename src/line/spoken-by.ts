import { join } from 'node:path';
import { type LineFacts, type Locale, type OfficeFacts, officeOf } from '../../flows/index.ts';
import type { Config } from '../config.ts';
import { baudotPath } from '../twilio/baudot-url.ts';
import type { Sounds } from '../twilio/say.ts';
import { fallbackTwiml } from '../twilio/standing-twiml.ts';
import { writeTwiml, writeWhisper } from '../twilio/write-twiml.ts';
import { createCatalog } from '../voice/catalog.ts';
import {
  type Catalogs,
  type Composer,
  type ComposerOptions,
  createComposer,
} from '../voice/compose.ts';
import { speakOfficeHours, zoneAbbreviation } from '../voice/speak/office-hours.ts';
import { locales } from '../voice/speak/speakers.ts';
import type { Line } from './line.ts';

/** The parts of a line that are made from the operator's facts, anew when the file has changed. */
export type SpokenLine = Pick<
  Line,
  'facts' | 'composer' | 'texts' | 'write' | 'writeWhisper' | 'fallback'
>;

/** Throws prompts.invalid when the prompts folder cannot be used. */
export function spokenBy(
  config: Pick<Config, 'promptsFolder' | 'turnSecret' | 'payConnector'>,
  { todayIn, streams }: Pick<Line, 'todayIn'> & Pick<ComposerOptions, 'streams'>,
  facts: LineFacts,
): SpokenLine {
  const { zone } = officeOf(facts, null);
  const composer = createComposer({
    facts,
    catalogs: catalogsOf(config, facts, () => todayIn(zone)),
    turnSecret: config.turnSecret,
    payConnector: config.payConnector,
    streams,
  });
  const baudotUrl = (text: string) => baudotPath(config.turnSecret, text);
  const sounds = soundsOf(facts);
  return {
    facts,
    composer,
    texts: textsOf(config, () => todayIn(zone)),
    write: (reply) => writeTwiml(reply, sounds, baudotUrl),
    writeWhisper: (words) => writeWhisper(words, sounds, baudotUrl),
    fallback: fallbackOf(facts, composer, sounds),
  };
}

/** How each language sounds. */
export function soundsOf({ speech }: LineFacts): Sounds {
  return byLocale((locale) => ({ language: locale, voice: speech[locale] }));
}

function catalogsOf(
  config: Pick<Config, 'promptsFolder'>,
  { regions }: LineFacts,
  today: () => string,
): Catalogs {
  return byLocale((locale): Catalogs[Locale] => {
    const hoursBy = (speak: (office: OfficeFacts) => string) =>
      Object.fromEntries(regions.map(({ id, office }) => [id, speak(office)]));
    const spoken = hoursBy(({ hours, zoneLabel }) =>
      speakOfficeHours(hours, zoneLabel[locale], locale),
    );
    const shown = hoursBy(({ hours, zone }) =>
      speakOfficeHours(hours, zoneAbbreviation(zone), locale, 'tty'),
    );
    const base = { folder: config.promptsFolder, locale, today };
    return {
      voice: createCatalog({ ...base, hours: spoken }),
      relay: createCatalog({ ...base, hours: spoken, overlay: 'relay' }),
      tty: createCatalog({ ...base, hours: shown, overlay: 'tty' }),
    };
  });
}

/** What is written to telephones, not spoken. */
function textsOf(
  { promptsFolder }: Pick<Config, 'promptsFolder'>,
  today: () => string,
): SpokenLine['texts'] {
  const folder = join(promptsFolder, 'text');
  return byLocale((locale) => createCatalog({ folder, locale, today }));
}

/** Nobody knows who hears it, so it says everything in every language. */
function fallbackOf(facts: LineFacts, composer: Composer, sounds: Sounds): string {
  const office = officeOf(facts, null);
  const says = [{ key: 'trouble.fallback', with: { officePhone: office.number } }];
  const words = locales.map((locale) => ({
    locale,
    text: composer.words(says, { locale, channel: 'voice' }),
  }));
  return fallbackTwiml({ words, officeNumber: office.number, sounds });
}

function byLocale<Value>(make: (locale: Locale) => Value): Readonly<Record<Locale, Value>> {
  return { 'en-US': make('en-US'), 'es-US': make('es-US') };
}
