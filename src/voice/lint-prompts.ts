import type { ArgumentValue } from './arguments.ts';
import { menuItemCharacters, messageCharacters } from './lint-limits.ts';
import { tooLong } from './lint-menus.ts';
import { plainest, type Reading, readingOf } from './lint-reading.ts';
import { relayProblems, saidOnce } from './lint-relay.ts';
import { type TtyRule, ttyProblems } from './lint-tty.ts';
import { type LintWordings, lintWordings } from './lint-wordings.ts';
import { type Message, type MessageArgument, parseMessage } from './messages.ts';
import type { Locale } from './speak/speakers.ts';
import { ttySample, withLongNames } from './tty-sample.ts';
import { mostVariants, variantsOf } from './variants.ts';

/** A broken writers' rule (prompts/README.md has them in words). */
export interface PromptProblem {
  readonly key: string;
  readonly rule: PromptRule;
  /** The words at fault, and what to write instead. */
  readonly detail: string;
}

export type PromptRule =
  | 'icu'
  | 'tooManyCases'
  | 'readingGrade'
  | 'lengthOfKind'
  | 'messageLength'
  | 'menuItemLength'
  | 'sentenceLength'
  | 'keyBeforeChoice'
  | 'wording'
  | 'symbol'
  | 'largeNumber'
  | 'webAddress'
  | 'emoji'
  | 'capitals'
  | 'spacing'
  | 'sentenceEnd'
  | 'oneQuestion'
  | 'keyLast'
  | 'saidTwice'
  | 'notForRelay'
  | TtyRule;

/** Who reads the prompts: a voice, a voice for relay operators, or a TTY. */
export type LintChannel = 'voice' | 'relay' | 'tty';

type Found = readonly [rule: PromptRule, detail: string];

/**
 * Checks prompts as they will be heard or shown: every case of every message, one by one. The words
 * of the TTY session (`tty.…`) are never heard, whatever the channel.
 *
 * @param messages key → ICU message
 * @returns each problem once, in the order of the keys; empty when the prompts are fit to speak
 */
export function lintPrompts(
  messages: Readonly<Record<string, string>>,
  { locale, channel }: { locale: Locale; channel: LintChannel },
): readonly PromptProblem[] {
  return Object.entries(messages).flatMap(([key, source]) => {
    const distinct = new Map<string, PromptProblem>();
    const asked = key.startsWith('tty.') ? 'tty' : channel;
    const problems =
      asked === 'tty' ? ttyProblemsOf(key, source, locale) : problemsOf(key, source, locale, asked);
    for (const [rule, detail] of problems) {
      distinct.set(`${rule} ${detail}`, { key, rule, detail });
    }
    return [...distinct.values()];
  });
}

/** The message and every set of its values, or what is wrong with it. */
function everyCase(
  source: string,
  locale: Locale,
  sample: (argument: MessageArgument) => ArgumentValue,
): { message: Message; variants: NonNullable<ReturnType<typeof variantsOf>> } | Found {
  const message = parseMessage(source, locale);
  if ('problem' in message) return ['icu', message.problem];
  const variants = variantsOf(message.arguments, sample);
  if (variants !== null) return { message, variants };
  return ['tooManyCases', `more than ${mostVariants} ways to turn out; split the message`];
}

function ttyProblemsOf(key: string, source: string, locale: Locale): readonly Found[] {
  const cases = everyCase(source, locale, ttySample(locale));
  if (!('message' in cases)) return [cases];
  const { message, variants } = cases;
  return variants.flatMap((values) =>
    ttyProblems(key, message.render(withLongNames(values)), locale),
  );
}

function problemsOf(
  key: string,
  source: string,
  locale: Locale,
  channel: 'voice' | 'relay',
): readonly Found[] {
  const cases = everyCase(source, locale, placeholder);
  if (!('message' in cases)) return [cases];
  const { message, variants } = cases;
  const wordings = lintWordings[locale];
  const plain = channel === 'voice' ? readingProblems(message, locale) : [];
  const found = variants.flatMap((values) => {
    const text = message.render(values);
    if (text === '') return [];
    const problems = [...textProblems(text, wordings), ...sentenceProblems(text, wordings)];
    if (channel === 'voice') return problems;
    return [...problems, ...relayProblems(text, wordings), ...saidOnce(key, message, values)];
  });
  return [...found, ...plain];
}

/** The hardest of a message's wordings, and the first that is too long for what it is. */
function readingProblems(message: Message, locale: Locale): Found[] {
  const texts = (variantsOf(message.arguments, plainest(locale)) ?? []).map(message.render);
  const hardest = texts
    .map((text) => ({ text, ...(readingOf(text, locale) ?? TOO_SHORT) }))
    .toSorted((a, b) => b.over - a.over)
    .find(({ over }) => over > 0);
  const long = texts.map((text) => tooLong(text, locale)).find((found) => found !== null);
  return [
    ...(hardest
      ? [
          [
            'readingGrade',
            `"${hardest.text}" ${hardest.measure}; shorten words, sentences`,
          ] as const,
        ]
      : []),
    ...(long ? [['lengthOfKind', long] as const] : []),
  ];
}

const TOO_SHORT: Reading = { measure: '', over: 0 };

const patterns: readonly (readonly [PromptRule, RegExp, string])[] = [
  ['symbol', /[$%&@#*/<>_=+~^|\\[\]{}]/u, 'voices read it differently; write the word'],
  [
    'largeNumber',
    /(?<!\p{L} \d{1,2}, )\b\d{4,}|\d[.,]\d/u,
    'pass it as an argument (Cents, Date, Digits)',
  ],
  ['webAddress', /https?:|www\.|\w\.(com|org|net|gov|health)\b/i, 'no one can click a call'],
  ['emoji', /\p{Extended_Pictographic}/u, 'it cannot be heard'],
  [
    'capitals',
    /\b(?!(ZIP|PIN|TTY)\b)\p{Lu}{3,}\b/u,
    'voices spell or mumble capitals; write words',
  ],
  ['spacing', / [.,?!:]|[\n\t]/, 'no space before a mark, no line breaks'],
  ['sentenceEnd', /[^.?!:]$/, 'end with a period or a question mark: voices drop there'],
];

function textProblems(text: string, wordings: LintWordings): Found[] {
  const found: Found[] = [];
  for (const [rule, pattern, advice] of patterns) {
    const match = pattern.exec(text);
    if (match !== null) found.push([rule, `"${match[0]}": ${advice}`]);
  }
  for (const [pattern, advice] of wordings.unwanted) {
    const match = pattern.exec(text);
    if (match !== null) found.push(['wording', `"${match[0]}": ${advice}`]);
  }
  if (text.length > messageCharacters) {
    found.push(['messageLength', `more than ${messageCharacters} characters; split the message`]);
  }
  return found;
}

function sentenceProblems(text: string, wordings: LintWordings): Found[] {
  return sentencesOf(text).flatMap((sentence): Found[] => {
    const found: Found[] = [];
    const early = wordings.keyBeforeChoice.exec(sentence);
    if (early !== null) {
      found.push(['keyBeforeChoice', `"${early[0]}": say what it does first, the key last`]);
    }
    if (wordings.offersKey.test(sentence) && sentence.length > menuItemCharacters) {
      found.push(['menuItemLength', `"${sentence}" is over ${menuItemCharacters} characters`]);
    }
    return found;
  });
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!:]) +/);
}

/**
 * Words as long as real ones; the spaces inside do not break, so that an argument counts as one
 * word and never looks like the writer's own.
 */
function placeholder({ name, kind }: MessageArgument): string {
  const words = {
    cents: '1 thousand 234 dollars and 50 cents',
    date: 'September 30',
    month: 'September',
    weekday: 'Wednesday',
    time: '10:30 A M',
    digits: /^lastFour/.test(name) ? '1 1 1 1' : '9 0 0, 0 0 0, 0 1 7',
    hours: 'Monday through Friday, 8 A M to 6 P M Pacific time',
    count: '2',
    text: 'Golden Valley Health Plan',
  }[kind];
  return words.replaceAll(' ', '\u00a0');
}
