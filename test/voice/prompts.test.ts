import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';
import { createCatalog } from '../../src/voice/catalog.ts';
import { lintPrompts } from '../../src/voice/lint-prompts.ts';
import type { MessageArgument } from '../../src/voice/messages.ts';
import { readPromptFolder } from '../../src/voice/prompt-files.ts';
import { type Locale, speakers } from '../../src/voice/speak/speakers.ts';
import { variantsOf } from '../../src/voice/variants.ts';

const folder = join(rootFolder, 'prompts');
const here = readdirSync(folder);
const locales = (Object.keys(speakers) as Locale[]).filter((locale) => here.includes(locale));
const today = () => '2026-07-01';
const hours = { colorado: 'Monday through Friday, 8 A M to 6 P M Mountain time' };

/** What the flow would give. */
function sample({ kind }: MessageArgument): string | number {
  const values = {
    cents: 123450,
    date: '2027-09-30',
    month: '2027-09-01',
    weekday: '2027-09-29',
    time: '10:30',
    digits: '900000017',
    hours: 'colorado',
    count: 2,
    text: 'Golden Valley Health Plan',
  };
  return values[kind];
}

it('there is a language to speak', () => {
  expect(locales).toContain('en-US');
});

describe.each(locales)('the prompts in %s', (locale) => {
  it.each([
    ['voice', join(folder, locale)],
    ['relay', join(folder, 'relay', locale)],
  ] as const)('keep the rules for %s (prompts/README.md)', (channel, promptsFolder) => {
    const { sources } = readPromptFolder(promptsFolder);
    const messages = Object.fromEntries(sources.map(({ key, source }) => [key, source]));
    expect(lintPrompts(messages, { locale, channel })).toEqual([]);
  });

  it.each([undefined, 'relay', 'tty'] as const)(
    'can be spoken in every case (overlay: %s)',
    (overlay) => {
      const catalog = createCatalog({ folder, locale, today, hours, ...(overlay && { overlay }) });
      for (const { key, arguments: needed } of catalog.describe()) {
        for (const given of variantsOf(needed, sample) ?? []) {
          const leftOver = overlay === 'tty' ? /[{}]/ : /[{}$]/;
          expect(`${key}: ${catalog.say(key, given)}`).not.toMatch(leftOver);
        }
      }
    },
  );

  it('say and need the same as every other language', () => {
    const needs = (of: Locale) =>
      createCatalog({ folder, locale: of, today })
        .describe()
        .map(({ key, arguments: needed }) => [key, needed.map(({ name }) => name).sort()]);
    expect(needs(locale)).toEqual(needs('en-US'));
  });
});
