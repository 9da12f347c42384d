import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { allItems } from '../../flows/menu-items.ts';
import { rootFolder } from '../../src/root.ts';
import { firstOptionSeconds, optionsPerMenu } from '../../src/voice/lint-limits.ts';
import { optionsIn, secondsToFirstOption } from '../../src/voice/lint-menus.ts';
import { plainest } from '../../src/voice/lint-reading.ts';
import { type Message, parseMessage } from '../../src/voice/messages.ts';
import { readPromptFolder } from '../../src/voice/prompt-files.ts';
import { type Locale, locales } from '../../src/voice/speak/speakers.ts';
import { variantsOf } from '../../src/voice/variants.ts';

function messagesIn(locale: Locale): ReadonlyMap<string, Message> {
  const { sources } = readPromptFolder(join(rootFolder, 'prompts', locale));
  return new Map(
    sources.flatMap(({ key, source }) => {
      const message = parseMessage(source, locale);
      return 'problem' in message ? [] : [[key, message] as const];
    }),
  );
}

describe.each(locales)('the menus in %s', (locale) => {
  const messages = messagesIn(locale);

  /** Every wording of a prompt; `given` fixes what the flow would. Empty when a list speaks it. */
  function wordingsOf(key: string, given: Readonly<Record<string, string | number>> = {}) {
    const message = messages.get(key);
    const values = message ? (variantsOf(message.arguments, plainest(locale)) ?? []) : [];
    return values
      .filter((one) => Object.entries(given).every(([name, value]) => one[name] === value))
      .flatMap((one) => message?.render({ ...one, ...given }) ?? []);
  }

  const questions = describeCall()
    .states.filter(({ expects }) => expects === 'hears.keys')
    .map(({ id, says }) => [id, says] as const);

  it.each(questions)(`%s has at most ${optionsPerMenu} choices`, (_, says) => {
    const texts = says.flatMap((key) => wordingsOf(key));
    // "For more" is no choice of its own: the list goes on.
    const lists = says.some((key) => /\beach[A-Z]/.test(key));
    const options = [...optionsIn(texts, locale)].filter((key) => !(lists && key === '6'));
    expect(options.length, options.join(', ')).toBeLessThanOrEqual(optionsPerMenu);
  });

  it('the main menu’s first choice is heard within six seconds, whichever it is', () => {
    const intros = wordingsOf('menu.intro', { tries: 0 });
    const seconds = allItems('main').flatMap(({ id }) =>
      wordingsOf('menu.item', { item: id }).flatMap((item) =>
        intros.map((intro) => [secondsToFirstOption([intro, item], locale), intro, item] as const),
      ),
    );
    expect(seconds.length).toBeGreaterThan(10);
    expect(seconds.filter(([heardAt]) => heardAt > firstOptionSeconds)).toEqual([]);
  });

  it('the second menu’s too', () => {
    const seconds = allItems('more').flatMap(({ id }) =>
      wordingsOf('menu.item', { item: id }).map((item) => secondsToFirstOption([item], locale)),
    );
    expect(Math.max(...seconds)).toBeLessThanOrEqual(firstOptionSeconds);
  });
});

it('a call begins with a language to choose within six seconds', () => {
  const messages = messagesIn('en-US');
  const say = (key: string) => messages.get(key)?.render({ planName: 'Golden Valley Health Plan' });
  const texts = [say('language.greeting') ?? '', say('language.english') ?? ''];
  expect(secondsToFirstOption(texts, 'en-US')).toBeLessThanOrEqual(firstOptionSeconds);
});

describe('the measure itself', () => {
  it('counts until the key of the first choice', () => {
    expect(secondsToFirstOption(['You owe.', 'To pay, press 1. To go on, press 2.'], 'en-US')).toBe(
      2.4,
    );
    expect(secondsToFirstOption(['Goodbye.'], 'en-US')).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts a key once, and not the ones that mean the same everywhere', () => {
    const text = 'To pay, press 1. To stay, press 2. To pay now, press 1. To go back, press 9.';
    expect([...optionsIn([text, 'For a person, press 0.'], 'en-US')]).toEqual(['1', '2']);
  });
});
