import { typedText } from '../tty/code-table.ts';
import {
  type CallerAct,
  type CardChoice,
  type LineAct,
  PAY_STEPS,
  type PayStep,
  PLAIN_LINE_ACTS,
} from './entries.ts';
import { readDial, writeImpairment } from './tty-dial.ts';
import { besidesCards } from './typed-cards.ts';

const PAY_STEP_NAMES: readonly PayStep[] = Object.values(PAY_STEPS);
const STEP = PAY_STEP_NAMES.join('|');
/** `card approved-visa`, `a card ending 1111` or `account approved-checking` */
const CARD =
  /^(?:card (?!ending )([a-z][a-z0-9-]*)|(?:a )?card ending (\d{4})|account ([a-z][a-z0-9-]*))$/;

export const CALLER_ACTS =
  'NUMBER dials, NUMBER dials by TTY, types WORDS, presses KEYS, waits, waits 500 ms, hangs up, pays with card NAME, ' +
  'pays with account NAME, says WORDS, ' +
  'enters card NAME, enters a card ending 1111, ' +
  'enters an expiration date (a security code, a postal code, …), enters a wrong postal code';

type Reader = readonly [RegExp, (match: RegExpExecArray) => CallerAct | undefined];

const READERS: readonly Reader[] = [
  [
    /^(\S+) dials(?: (?!by )(\S+))?(?:( by TTY)(?: with (.+))?)?$/,
    (match) => readDial(match[1] ?? '', match[2], match[3], match[4]),
  ],
  [/^types (.+)$/, (match) => readTyped(match[1] ?? '')],
  [/^presses ([0-9*#]+)$/, (match) => ({ act: 'presses', keys: match[1] ?? '' })],
  [/^says (.+)$/, (match) => ({ act: 'says', text: match[1] ?? '' })],
  [/^waits$/, () => ({ act: 'waits' })],
  [/^waits (\d{1,8}) ms$/, (match) => ({ act: 'waits', milliseconds: Number(match[1]) })],
  [/^hangs up$/, () => ({ act: 'hangs up' })],
  [/^pays with (.+)$/, (match) => withCard(match[1], (card) => ({ act: 'pays', card }))],
  [
    new RegExp(`^enters an? (wrong )?(${STEP})$`),
    (match) => ({ act: match[1] ? 'enters wrong' : 'enters', what: match[2] as PayStep }),
  ],
  [
    /^enters (.+)$/,
    (match) => withCard(match[1], (card) => ({ act: 'enters', what: 'card', card })),
  ],
];

/** Reads what stands after `caller`; undefined when it is none of CALLER_ACTS. */
export function readCaller(text: string): CallerAct | undefined {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return undefined;
}

/** The words after `caller` that readCaller reads back to the same act. */
export function writeCaller(does: CallerAct): string {
  switch (does.act) {
    case 'dials':
      return writeDial(does);
    case 'types':
      return `types ${does.text}`;
    case 'presses':
      return `presses ${does.keys}`;
    case 'says':
      return `says ${does.text}`;
    case 'waits':
      return does.milliseconds === undefined ? 'waits' : `waits ${does.milliseconds} ms`;
    case 'hangs up':
      return 'hangs up';
    case 'enters':
      return `enters ${does.card ? writeCard(does.card) : withArticle(does.what)}`;
    case 'enters wrong':
      return `enters a wrong ${does.what}`;
    case 'pays':
      return `pays with ${writeCard(does.card)}`;
  }
}

/** Reads what stands after `line`: an act, or anything else as the words said. */
export function readLine(text: string): LineAct {
  const plain = PLAIN_LINE_ACTS.find((act) => act === text);
  if (plain) return { act: plain };
  const [, act, rest] = /^(says|plays|dials|types|whispers) (.+)$/.exec(text) ?? [];
  if ((act === 'says' || act === 'types' || act === 'whispers') && rest) {
    return { act, text: rest };
  }
  if (act === 'plays' && rest && /^\S+$/.test(rest)) return { act, url: rest };
  if (act === 'dials' && rest && /^\+?\d+$/.test(rest)) return { act, number: rest };
  return { act: 'says', text };
}

/** The words after `line` that readLine reads back to the same act. */
export function writeLine(does: LineAct): string {
  if (does.act === 'plays') return `plays ${does.url}`;
  if (does.act === 'dials') return `dials ${does.number}`;
  if (does.act === 'types' || does.act === 'whispers') return `${does.act} ${does.text}`;
  if (does.act !== 'says') return does.act;
  const read = readLine(does.text);
  return read.act === 'says' && read.text === does.text ? does.text : `says ${does.text}`;
}

/** Only what a TTY has, in capitals: a transcript shows what was sent. */
function readTyped(text: string): CallerAct | undefined {
  const words = besidesCards(text);
  const isTyped = words === '' || typedText(words) === words;
  return isTyped ? { act: 'types', text } : undefined;
}

function writeDial({ from, to, device, impairment }: CallerAct & { act: 'dials' }): string {
  const how = device === 'tty' ? ' by TTY' : '';
  const impaired = writeImpairment(impairment ?? {});
  const where = to ? ` ${to}` : '';
  return `${from || 'withheld'} dials${where}${how}${impaired && ` with ${impaired}`}`;
}

function withCard(
  text: string | undefined,
  make: (card: CardChoice) => CallerAct,
): CallerAct | undefined {
  const [, name, ending, account] = CARD.exec(text ?? '') ?? [];
  if (account !== undefined) return make({ account });
  if (name !== undefined) return make({ name });
  return ending === undefined ? undefined : make({ ending });
}

function writeCard(card: CardChoice): string {
  if ('account' in card) return `account ${card.account}`;
  return 'name' in card ? `card ${card.name}` : `a card ending ${card.ending}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
