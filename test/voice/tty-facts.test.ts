import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import type { ArgumentValue } from '../../src/voice/arguments.ts';
import { type Message, type MessageArgument, parseMessage } from '../../src/voice/messages.ts';
import { readPromptFolder } from '../../src/voice/prompt-files.ts';
import { type Locale, locales } from '../../src/voice/speak/speakers.ts';
import { variantsOf } from '../../src/voice/variants.ts';

const folder = join(rootFolder, 'prompts');

function messagesIn(path: string, locale: Locale): ReadonlyMap<string, Message> {
  return new Map(
    readPromptFolder(path).sources.flatMap(({ key, source }) => {
      const message = parseMessage(source, locale);
      return 'problem' in message ? [] : [[key, message] as const];
    }),
  );
}

/** A value that is found again in a wording, and holds no key. */
const marked = ({ name, kind }: MessageArgument): ArgumentValue =>
  kind === 'count' ? (name === 'number' ? 2 : 12) : `<${name}>`;

const offers: Readonly<Record<Locale, RegExp>> = {
  'en-US': /\bpress (\d)\b/g,
  'es-US': /\boprima (\d)\b/gi,
};

const keysOffered = (text: string, locale: Locale) =>
  [...text.matchAll(offers[locale])].map(([, key = '']) => key);

const keysShown = (text: string) =>
  [...text.matchAll(/(?<![\w<])\d(?![\w>])|\bOPR\b/g)].map(([key]) => (key === 'OPR' ? '0' : key));

const figuresIn = (text: string) => [...text.matchAll(/<(\w+)>/g)].map(([, name = '']) => name);

/** Keys that work and are not offered on a TTY, and why. */
const NOT_OFFERED: readonly (readonly [what: string, why: string])[] = [
  ['bank.termsMenu: 1', 'nobody can be recorded who types'],
  ['bank.noticeMenu: 2', 'nobody can be recorded who types'],
  ['autopay.termsMenu: 1', 'nobody can be recorded who types'],
  ['callback.offerMenu: 2', 'nobody can be recorded who types'],
  ['language.greeting: 7', 'a TTY has the time of relay; HD asks for more'],
];

describe.each(locales)('a TTY wording in %s', (locale) => {
  const base = messagesIn(join(folder, locale), locale);
  const overlay = messagesIn(join(folder, 'tty', locale), locale);

  function missing(inBase: (text: string) => string[], inTty: (text: string) => string[]) {
    const found = [...overlay].flatMap(([key, message]) => {
      const spoken = base.get(key);
      if (spoken === undefined) return [];
      return (variantsOf(spoken.arguments, marked) ?? []).flatMap((values) => {
        const shown = inTty(message.render(values));
        return inBase(spoken.render(values))
          .filter((what) => !shown.includes(what))
          .map((what) => `${key}: ${what}`);
      });
    });
    return [...new Set(found)];
  }

  it('offers every key that a voice caller is offered', () => {
    expect(missing((text) => keysOffered(text, locale), keysShown).sort()).toEqual(
      NOT_OFFERED.map(([what]) => what).sort(),
    );
  });

  it('tells every amount, date and number that a voice caller is told', () => {
    expect(missing(figuresIn, figuresIn)).toEqual([]);
  });
});
