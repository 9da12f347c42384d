import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { createCatalog } from '../../src/voice/catalog.ts';
import { lintPrompts } from '../../src/voice/lint-prompts.ts';
import { readBack } from '../../src/voice/lint-relay.ts';
import { type Message, type MessageArgument, parseMessage } from '../../src/voice/messages.ts';
import { readPromptFolder } from '../../src/voice/prompt-files.ts';
import type { Locale } from '../../src/voice/speak/speakers.ts';
import { variantsOf } from '../../src/voice/variants.ts';

const folder = join(rootFolder, 'prompts');

const sourcesIn = (promptsFolder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readPromptFolder(promptsFolder).sources.map(({ key, source }) => [key, source]),
  );

function messageOf(source: string | undefined, locale: Locale): Message {
  const message = parseMessage(source ?? '', locale);
  if ('problem' in message) throw new Error(message.problem);
  return message;
}

/** What a variant says, by name: `(dueDate)`. Counts that choose a wording stay numbers. */
const named = ({ name }: MessageArgument): string => `(${name})`;
const namesIn = (text: string): ReadonlySet<string> => new Set(text.match(/\(\w+\)/g) ?? []);

const keyOffered = /\b(?:press|oprima) (\d|star|asterisco|\(number\))/g;
const keysIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(keyOffered)].map(([, key = '']) => key));

const missing = (all: ReadonlySet<string>, some: ReadonlySet<string>): readonly string[] =>
  [...all].filter((one) => !some.has(one));

describe.each(['en-US', 'es-US'] as const)('what a relay caller is told in %s', (locale) => {
  const base = sourcesIn(join(folder, locale));
  const overlay = sourcesIn(join(folder, 'relay', locale));

  it('is fit to be typed, every key in every case, whichever catalog words it', () => {
    expect(lintPrompts({ ...base, ...overlay }, { locale, channel: 'relay' })).toEqual([]);
  });

  /** Each wording of a replaced message beside the wording everybody else hears. */
  const replaced = Object.entries(overlay).map(([key, source]) => {
    const forAll = messageOf(base[key], locale);
    const forRelay = messageOf(source, locale);
    const variants = variantsOf(forAll.arguments, named) ?? [];
    return [
      key,
      variants.map((given) => [forAll.render(given), forRelay.render(given)] as const),
    ] as const;
  });

  it('is no less: every amount, date, number and name that everybody hears', () => {
    const less = replaced.flatMap(([key, wordings]) =>
      wordings
        .map(([all, relay]) => [key, ...missing(namesIn(all), namesIn(relay))])
        .filter(([, ...names]) => names.length > 0),
    );
    expect(less).toEqual([]);
  });

  it('offers every key that everybody is offered, but for the one that asks for relay', () => {
    const fewer = replaced.flatMap(([key, wordings]) =>
      wordings
        .map(([all, relay]) => [key, ...missing(keysIn(all), keysIn(relay))])
        .filter(([, ...keys]) => keys.length > 0),
    );
    expect(fewer).toEqual([['language.greeting', '7']]);
  });

  it('holds its numbers in groups, twice', () => {
    const relay = createCatalog({ folder, locale, overlay: 'relay', today: () => '2026-07-01' });
    const given = { tries: 0, paidCents: 12450, paidBillCount: 1, confirmationDigits: '41709218' };
    expect(relay.say('pay.paid', given).match(/4 1 7 0, 9 2 1 8/g)).toHaveLength(2);
    expect(relay.say('identify.noMatch', { heardDigits: '900000017' })).toMatch(
      /9 0 0, 0 0 0, 0 1 7\..*9 0 0, 0 0 0, 0 1 7\.$/,
    );
  });

  it('reads back only what there is', () => {
    const argumentsOf = (key: string) =>
      messageOf(base[key], locale).arguments.map(({ name }) => name);
    for (const [key, names] of Object.entries(readBack)) {
      expect(argumentsOf(key)).toEqual(expect.arrayContaining([...names]));
    }
  });

  it('repeats with star, and hurries nobody', () => {
    const relay = createCatalog({ folder, locale, overlay: 'relay', today: () => '2026-07-01' });
    expect(relay.say('menu.end')).toMatch(/^(To repeat, press star|Para repetir, oprima aster)/);
    expect(relay.say('heard.nothing')).not.toMatch(/hear|oí/);
  });
});
