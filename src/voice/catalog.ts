import { join } from 'node:path';
import { PaylineError } from '../errors.ts';
import { type ArgumentValue, type SpeakingOf, speakArgument } from './arguments.ts';
import { type Message, type MessageArgument, parseMessage } from './messages.ts';
import { readPromptFolder } from './prompt-files.ts';
import type { Locale } from './speak/speakers.ts';

/** Everything the line can say in one language on one channel, prepared once. */
export interface Catalog {
  readonly locale: Locale;
  /**
   * The words of prompt `key`. Arguments the message does not use are ignored; those it uses are
   * spoken as their names say (`kindOf`).
   *
   * @throws PaylineError prompt.missing when there is no such key, prompt.badArgument when an
   *   argument the message uses is absent or not of its kind; no value is repeated in the message
   */
  say(key: string, given?: Readonly<Record<string, ArgumentValue>>): string;
  /** Every key with the arguments it takes, sorted by key. */
  describe(): readonly PromptDescription[];
}

export interface PromptDescription {
  readonly key: string;
  readonly arguments: readonly MessageArgument[];
}

export interface CatalogOptions {
  /** The prompts folder: `<folder>/<locale>/*.json`, `<folder>/<overlay>/<locale>/*.json`. */
  readonly folder: string;
  readonly locale: Locale;
  /** Wordings that replace the base's for one kind of caller; a TTY also shows arguments its way. */
  readonly overlay?: 'relay' | 'tty';
  /** The opening hours of each region's office as they are said or shown, by the region's id. */
  readonly hours?: Readonly<Record<string, string>>;
  /** Today's date, YYYY-MM-DD, where the plan is (`todayIn`). */
  readonly today: () => string;
}

/**
 * Loads and compiles the prompts.
 *
 * @throws PaylineError prompts.invalid listing every file and key that is wrong: unreadable JSON,
 *   broken ICU, formats in a message, an overlay key the base lacks, no prompts at all
 */
export function createCatalog(options: CatalogOptions): Catalog {
  const { locale, overlay, today, hours = {} } = options;
  const manner = overlay === 'tty' ? 'tty' : 'voice';
  const speaking: SpeakingOf = { locale, manner, today, hours };
  const messages = loadMessages(options);
  const constants = new Map<string, string>();
  for (const [key, message] of messages) {
    if (message.arguments.length === 0) constants.set(key, message.render({}));
  }
  return {
    locale,
    say(key, given = {}) {
      const constant = constants.get(key);
      if (constant !== undefined) return constant;
      const message = messages.get(key);
      if (message === undefined) {
        throw new PaylineError(
          'prompt.missing',
          `There is no prompt "${key}" in ${locale}. Add it to the prompts folder or mend the key.`,
        );
      }
      const values: Record<string, ArgumentValue> = {};
      for (const argument of message.arguments) {
        values[argument.name] = spoken(key, argument, given, speaking);
      }
      return message.render(values);
    },
    describe: () =>
      Array.from(messages, ([key, message]) => ({ key, arguments: message.arguments })).sort(
        (one, other) => (one.key < other.key ? -1 : 1),
      ),
  };
}

function spoken(
  key: string,
  { name, kind }: MessageArgument,
  given: Readonly<Record<string, ArgumentValue>>,
  speaking: SpeakingOf,
): ArgumentValue {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  try {
    if (value === undefined) throw new PaylineError('prompt.badArgument', 'It was not given.');
    return speakArgument(kind, value, speaking);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PaylineError(
      'prompt.badArgument',
      `Prompt "${key}" cannot be spoken: argument "${name}" is wrong. ${reason}`,
      { cause: error },
    );
  }
}

function loadMessages({ folder, locale, overlay }: CatalogOptions): Map<string, Message> {
  const baseFolder = join(folder, locale);
  const problems: string[] = [];
  const base = compileFolder(baseFolder, locale, problems);
  if (base.size === 0 && problems.length === 0)
    problems.push(`${baseFolder}: there are no prompts`);
  const messages = new Map(base);
  if (overlay !== undefined) {
    const overlayFolder = join(folder, overlay, locale);
    for (const [key, message] of compileFolder(overlayFolder, locale, problems)) {
      const problem = overlayProblem(message, base.get(key));
      if (problem !== null) problems.push(`${overlayFolder}: ${key}: ${problem}`);
      messages.set(key, message);
    }
  }
  if (problems.length > 0) {
    throw new PaylineError(
      'prompts.invalid',
      `The prompts cannot be used. Mend each of these:\n${problems.join('\n')}`,
    );
  }
  return messages;
}

function compileFolder(folder: string, locale: Locale, problems: string[]): Map<string, Message> {
  const read = readPromptFolder(folder);
  problems.push(...read.problems);
  const messages = new Map<string, Message>();
  for (const { key, file, source } of read.sources) {
    const message = parseMessage(source, locale);
    if ('problem' in message) problems.push(`${file}: ${key}: ${message.problem}`);
    else messages.set(key, message);
  }
  return messages;
}

/** An overlay changes words, never what a prompt needs to know. */
function overlayProblem(message: Message, base: Message | undefined): string | null {
  if (base === undefined) return 'the base has no such key';
  const known = new Set(base.arguments.map((argument) => argument.name));
  const extra = message.arguments.find((argument) => !known.has(argument.name));
  return extra === undefined ? null : `{${extra.name}} is no argument of the base message`;
}
