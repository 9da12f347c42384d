import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { type ArgumentKind, kindOf } from './arguments.ts';
import type { Locale } from './speak/speakers.ts';

/** An argument a message takes. */
export interface MessageArgument {
  readonly name: string;
  readonly kind: ArgumentKind;
  /** Values that reach every case: the words a `select` names, numbers for a `plural`; or none. */
  readonly options: readonly string[];
}

/** One message, parsed once. */
export interface Message {
  readonly arguments: readonly MessageArgument[];
  /** `values`: each argument as `speakArgument` gives it. */
  render(values: Readonly<Record<string, string | number>>): string;
}

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Element = Elements[number];

/** The parser's element types (its enum is not exported by intl-messageformat). */
const elementType = {
  literal: 0,
  argument: 1,
  number: 2,
  date: 3,
  time: 4,
  select: 5,
  plural: 6,
  pound: 7,
  tag: 8,
} as const;

const plainNumber: Pick<Intl.NumberFormat, 'format'> = { format: (value) => String(value) };

/** Intl's rules, prepared once per language; the library's own cache costs more than the choice. */
function preparedFormatters(locale: Locale): Formatters {
  const cardinal = new Intl.PluralRules(locale);
  const ordinal = new Intl.PluralRules(locale, { type: 'ordinal' });
  return {
    getPluralRules: (_locales, options) => (options?.type === 'ordinal' ? ordinal : cardinal),
    getNumberFormat: () => plainNumber as Intl.NumberFormat,
    getDateTimeFormat: () => {
      throw new Error('A message formats no date itself.');
    },
  };
}

const formatters: Readonly<Record<Locale, Formatters>> = {
  'en-US': preparedFormatters('en-US'),
  'es-US': preparedFormatters('es-US'),
};

/**
 * Parses an ICU message and holds it to our rules: it formats nothing itself, counts only counts,
 * and chooses only by words.
 *
 * @returns the message, or one sentence for a writer saying what is wrong with it
 */
export function parseMessage(source: string, locale: Locale): Message | { problem: string } {
  if (source.trim() === '') return { problem: 'it is empty' };
  let format: IntlMessageFormat;
  try {
    format = new IntlMessageFormat(source, locale, undefined, { formatters: formatters[locale] });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { problem: `it is not a well-formed ICU message (${reason})` };
  }
  const found = new Map<string, Set<string>>();
  const problem = inspect(format.getAst(), found);
  if (problem !== null) return { problem };
  return {
    arguments: Array.from(found, ([name, options]) => ({
      name,
      kind: kindOf(name),
      options: [...options],
    })),
    render: (values) => withoutGaps(String(format.format(values))),
  };
}

/** An empty case leaves its spaces behind: a writer need not count them. */
function withoutGaps(text: string): string {
  return (text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text).trim();
}

/** Collects arguments into `found`; the first broken rule comes back as a sentence. */
function inspect(elements: Elements, found: Map<string, Set<string>>): string | null {
  for (const element of elements) {
    const problem = brokenRule(element);
    if (problem !== null) return problem;
    if (element.type === elementType.literal || element.type === elementType.pound) continue;
    const options = found.get(element.value) ?? new Set<string>();
    found.set(element.value, options);
    if (!('options' in element)) continue;
    for (const option of optionsOf(element)) options.add(option);
    for (const branch of Object.values(element.options)) {
      const inner = inspect(branch.value, found);
      if (inner !== null) return inner;
    }
  }
  return null;
}

function optionsOf(element: Extract<Element, { options: unknown }>): string[] {
  const names = Object.keys(element.options);
  if (element.type === elementType.select) return names.filter((name) => name !== 'other');
  // In English and Spanish these reach every category: 1st 2nd 3rd 4th, 1 and 2.
  const categories = 'pluralType' in element && element.pluralType === 'ordinal' ? '1234' : '12';
  return [
    ...categories,
    ...names.filter((name) => /^=\d+$/.test(name)).map((name) => name.slice(1)),
  ];
}

function brokenRule(element: Element): string | null {
  switch (element.type) {
    case elementType.literal:
    case elementType.pound:
      return null;
    case elementType.number:
    case elementType.date:
    case elementType.time:
      return `{${element.value}} is formatted by the message; write it bare, its name says how`;
    case elementType.tag:
      return `<${element.value}> is markup; messages are plain words`;
  }
  if (!/^[a-z][A-Za-z0-9]*$/.test(element.value)) {
    return `{${element.value}} is not a name; use camelCase letters and digits`;
  }
  const kind = kindOf(element.value);
  if (element.type === elementType.plural && kind !== 'count') {
    return `plural needs a count; name {${element.value}} so that it ends in Count`;
  }
  if (element.type === elementType.select && kind !== 'text') {
    return `select chooses by words, and {${element.value}} is ${kind}; use plural for counts`;
  }
  return null;
}
