import { choiceSentence, expanded } from './tty-words.ts';

/** Words typed instead of an answer, with the keys a telephone has for the same. */
const WORD_KEYS: Readonly<Record<string, string>> = { OPR: '0', SKIP: 'pound' };

const MONTH = /^(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)$/;
const ITEM = /^(\d) (.+?)\.?$/;

interface MenuChoice {
  readonly key: string;
  readonly words: string;
}

/**
 * A page of a TTY in the words of a telephone's prompts, which a navigator knows: "TYPE 1 FULL
 * $40.00 2 MIN $5.00 9 BACK GA" becomes "Full $40.00, press 1. Minimum $5.00, press 2. Go back,
 * press 9.", in lower case.
 */
export function inPlainWords(page: string): string {
  const sentences = sentencesOf(page);
  const listed = itemsOf(page, sentences);
  return sentences
    .flatMap((sentence, place) =>
      listed.has(place) ? choiceOfItem(sentence) : plainSentence(sentence),
    )
    .map((sentence) => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ')
    .toLowerCase();
}

/** What the page says the caller typed: its digits, when it asks whether they are right. */
export function digitsReadBack(page: string): string | null {
  const [, typed] = /\bU TYPED ([^?]+?)\. TYPE\b.*\bRETYPE\b/.exec(page) ?? [];
  return typed === undefined ? null : typed.replace(/\D/g, '');
}

/** Q is a TTY's question mark; a GA or SK at the end belongs to no sentence. */
function sentencesOf(page: string): string[] {
  return page
    .toUpperCase()
    .replace(/(?:\s+(?:GA|SK|SKSK))+\s*$/, '')
    .replace(/\s+Q(?=\s|$)/g, '?')
    .split(/(?<=[.?!])\s+/)
    .filter(Boolean);
}

/** Places of the sentences that are choices by their number; a count of things stands before them. */
function itemsOf(page: string, sentences: readonly string[]): ReadonlySet<number> {
  if (!/\bTYPE (?:ITEM )?NBR\b/.test(page)) return new Set();
  const numbers = sentences.map((sentence) => ITEM.exec(sentence)?.[1]);
  const begins = Math.max(0, numbers.lastIndexOf('1'));
  const places = numbers.flatMap((number, place) => (number === undefined ? [] : [place]));
  return new Set(places.filter((place) => place >= begins));
}

function choiceOfItem(sentence: string): string[] {
  const [, key = '', words = ''] = ITEM.exec(sentence) ?? [];
  return [choiceSentence(words, key)];
}

function plainSentence(sentence: string): string[] {
  const { rest, told } = wordChoices(sentence);
  return [...plainMenu(rest), ...told];
}

/** The words before TYPE are the question, or, as in "ENGLISH TYPE 1", the choice itself. */
function plainMenu(sentence: string): string[] {
  const [lead, menu] = aroundType(sentence);
  const { before, choices } = menuChoices(menu);
  const [first] = choices;
  if (!first) return [expanded(sentence)];
  if (first.words === '') return [choiceSentence(lead, first.key)];
  const question = [lead, before && `TYPE ${before}`].filter(Boolean).map(expanded);
  return [...question, ...choices.map(({ words, key }) => choiceSentence(words, key))];
}

/** "TYPE OPR FOR A PERSON, RPT TO REPEAT" and ", OR SKIP IF U HAVE NONE". */
function wordChoices(sentence: string) {
  const told: string[] = [];
  const rest = sentence.replace(
    /(?:,? OR |\bTYPE )(OPR|SKIP)( (?:FOR|IF|TO) [^,.]+)(?:,[^.]*)?\.?/g,
    (_all, word: string, words: string) => {
      const meaning = words.replace(/ IF U HAVE NONE/, 'IF U DO NOT HAVE IT');
      told.push(choiceSentence(meaning.trim(), WORD_KEYS[word] ?? ''));
      return '.';
    },
  );
  return { rest, told };
}

/** A digit alone is a key, but for the day of a month, and the count of digits to type. */
function menuChoices(menu: string): { before: string; choices: MenuChoice[] } {
  const tokens = menu.replace(/\.$/, '').split(/\s+/).filter(Boolean);
  const isKey = (token: string, place: number) =>
    /^\d$/.test(token) &&
    !MONTH.test(tokens[place - 1] ?? '') &&
    !/^DIGITS?\b/.test(tokens[place + 1] ?? '');
  const before: string[] = [];
  const choices: { key: string; words: string }[] = [];
  for (const [place, token] of tokens.entries()) {
    const last = choices.at(-1);
    if (isKey(token, place)) choices.push({ key: token, words: '' });
    else if (token === 'RPT') break;
    else if (last) last.words = `${last.words} ${token}`.trim();
    else before.push(token);
  }
  return { before: before.join(' ').replace(/ OR$/, ''), choices };
}

/** What stands before TYPE and after it. */
function aroundType(sentence: string): [string, string] {
  const place = sentence.search(/\bTYPE\b/);
  if (place < 0) return [sentence, ''];
  return [sentence.slice(0, place).trim(), sentence.slice(place + 'TYPE'.length).trim()];
}
