import type { ArgumentValue } from './arguments.ts';
import { relaySentenceWords } from './lint-limits.ts';
import type { PromptRule } from './lint-prompts.ts';
import { partsOf } from './lint-reading.ts';
import type { LintWordings } from './lint-wordings.ts';
import type { Message } from './messages.ts';

type Found = readonly [rule: PromptRule, detail: string];

/** Numbers a caller writes down or calls: one wrong digit makes them useless. */
const writtenDown = /^(confirmation|reference|lockedBy)Digits$|^(office|callback)Phone$/;

/**
 * What is read back before a caller agrees to it or looks for a slip in it. The typed text may
 * lose a character on its way (tty.md A2), so it goes out twice. Prompt key → its arguments.
 */
export const readBack: Readonly<Record<string, readonly string[]>> = {
  'amount.confirm': ['amountCents'],
  'autopay.terms': ['capCents'],
  'bank.terms': ['amountCents'],
  'history.mistyped': ['heardDigits'],
  'history.notFound': ['heardDigits'],
  'identify.noApplication': ['heardDigits'],
  'identify.noBill': ['heardDigits'],
  'identify.noMatch': ['heardDigits'],
  'pay.confirm': ['amountCents'],
  'paymentPlan.schedule': ['eachCents'],
  'scheduled.agree': ['scheduledCents'],
  'severalBills.confirm': ['amountCents'],
};

/**
 * What is wrong with a wording for a caller whose operator types it (prompts/README.md, "For
 * relay"): sentences too long, a key that does not end its sentence, more than one question, hurry
 * or trust in hearing.
 */
export function relayProblems(text: string, wordings: LintWordings): Found[] {
  const { sentences } = partsOf(text);
  const found = sentences.flatMap((sentence) => sentenceProblems(sentence, wordings));
  if (sentences.filter((sentence) => sentence.endsWith('?')).length > 1) {
    found.push(['oneQuestion', 'one question at a time']);
  }
  return found;
}

function sentenceProblems(sentence: string, wordings: LintWordings): Found[] {
  const found: Found[] = [];
  // Only plain spaces: what an argument holds is one word.
  if (sentence.split(' ').length > relaySentenceWords) {
    found.push(['sentenceLength', `"${sentence}" is over ${relaySentenceWords} words`]);
  }
  const asked = sentence.match(wordings.asks)?.length ?? 0;
  if (asked > 1) found.push(['oneQuestion', `"${sentence}" asks ${asked} things; make it two`]);
  const match = wordings.notForRelay.exec(sentence);
  if (match !== null) {
    found.push(['notForRelay', `"${match[0]}": no hurry, nothing to hear`]);
  } else if (keyIsNotLast(sentence, wordings)) {
    found.push(['keyLast', `"${sentence}": end with the key, nothing after it`]);
  }
  return found;
}

function keyIsNotLast(sentence: string, wordings: LintWordings): boolean {
  if (wordings.keyBeforeChoice.test(sentence)) return false;
  return wordings.pressesKey.test(sentence) && !wordings.keyLast.test(sentence);
}

/**
 * Numbers that must be exact and are said once only, in one wording.
 *
 * @param values what the wording is rendered with
 */
export function saidOnce(
  key: string,
  message: Message,
  values: Readonly<Record<string, ArgumentValue>>,
): Found[] {
  return message.arguments
    .map(({ name }) => name)
    .filter((name) => writtenDown.test(name) || readBack[key]?.includes(name))
    .filter((name) => timesSaid(message, values, name) === 1)
    .map((name) => ['saidTwice', `{${name}} must be exact: say it twice`]);
}

const MARK = '(said)';

function timesSaid(
  message: Message,
  values: Readonly<Record<string, ArgumentValue>>,
  name: string,
): number {
  return message.render({ ...values, [name]: MARK }).split(MARK).length - 1;
}
