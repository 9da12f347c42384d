import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { ttyMessageCharacters } from '../../src/voice/lint-limits.ts';
import { lintPrompts } from '../../src/voice/lint-prompts.ts';
import { parseMessage } from '../../src/voice/messages.ts';
import { readPromptFolder } from '../../src/voice/prompt-files.ts';
import { type Locale, locales } from '../../src/voice/speak/speakers.ts';
import { inFullOnTty } from '../../src/voice/tty-in-full.ts';
import { ttySample } from '../../src/voice/tty-sample.ts';
import { variantsOf } from '../../src/voice/variants.ts';

const folder = join(rootFolder, 'prompts');

const messagesIn = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readPromptFolder(path).sources.map(({ key, source }) => [key, source]));

/** Every key as a TTY caller meets it: the overlay's wording where there is one. */
const asMet = (locale: Locale) => ({
  ...messagesIn(join(folder, locale)),
  ...messagesIn(join(folder, 'tty', locale)),
});

/** Keys whose words cannot be a single message of a TTY in at least one language. */
function tooLongForOne(keys: readonly string[]): readonly string[] {
  return keys.filter((key) =>
    locales.some((locale) => {
      const source = asMet(locale)[key];
      const message = source === undefined ? null : parseMessage(source, locale);
      if (message === null || 'problem' in message) return false;
      const variants = variantsOf(message.arguments, ttySample(locale)) ?? [];
      return variants.some((values) => message.render(values).length > ttyMessageCharacters);
    }),
  );
}

it('only what must be told in full is longer than one message, each for one reason', () => {
  const keys = Object.values(inFullOnTty).flat();
  expect(new Set(keys).size).toBe(keys.length);
  expect(tooLongForOne(keys)).toEqual(keys);
});

describe.each(locales)('what a TTY shows in %s', (locale) => {
  const messages = asMet(locale);

  it('is short enough, has the characters of a TTY, and is typed to and read', () => {
    const problems = lintPrompts(messages, { locale, channel: 'tty' });
    expect(problems.map(({ key, rule, detail }) => `${key}: ${rule}: ${detail}`)).toEqual([]);
  });
});
