import { type Choice, choicesIn } from './choices.ts';
import { asksForConsent, fieldAsked } from './fields.ts';
import type { Task } from './tasks.ts';

/** What a caller does about what they heard or read. */
export type Answer =
  /** And what will be said when the choice leads to a recording. */
  | { readonly does: 'keys'; readonly keys: string; readonly thenSays?: string }
  | { readonly does: 'says'; readonly text: string }
  /** The line will ask again, in other words. */
  | { readonly does: 'waits' }
  /** They have what they wanted. */
  | { readonly does: 'leaves' }
  /** Nothing that was said fits what they want. */
  | { readonly does: 'isLost' };

const AT_ANY_TIME = /\bany time\b|\balways\b/;

const LEADS_TO_RECORDING = /\baloud\b|\b(?<!without (?:a )?)record(?:ed|ing)\b/;

/** A question that was answered so often is not understood. */
const SAME_ANSWERS = 4;
const LONGEST_PUZZLED = 3;

/** Other ways back or round: no caller of these tasks wants them. */
const DETOUR =
  /\bgo(?:ing)? back\b|\bagain\b|\banother\b|\bchange\b|\brepeat\b|\blater\b|\bminimum\b/;

/**
 * Finds the way through the line by the meaning of its words: what it asks to be keyed, and which
 * choice is the one wanted, whatever key it has. Knows the task and the caller's own numbers, and
 * nothing of the line.
 */
export class Navigator {
  readonly #task: Task;
  /** Choices this caller prefers to those of the task. */
  readonly #prefers: readonly RegExp[];
  readonly #answered = new Map<string, number>();
  #puzzled = 0;
  /** Offered once, for the whole call. */
  #standing: Choice[] = [];
  #isDone = false;
  /** What made the caller give up; null while they have not. */
  lostAt: string | null = null;

  constructor(task: Task, prefers: readonly RegExp[] = []) {
    this.#task = task;
    this.#prefers = prefers;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  answer(text: string): Answer {
    const { doneWords, consent, fields } = this.#task;
    if (doneWords.test(text.toLowerCase())) this.#isDone = true;
    if (this.#isDone) return { does: 'leaves' };
    this.#remember(text);
    const known = new Set(fields.keys());
    const wanted = this.#choose(text, this.#prefers);
    if (wanted !== null) return this.#take(text, wanted);
    if (consent !== '' && asksForConsent(text)) return { does: 'says', text: consent };
    const field = fieldAsked(text, known);
    if (field !== null) return this.#keys(text, `${fields.get(field)}${finishKey(text)}`);
    const choice = this.#choose(text, this.#task.wants);
    return choice === null ? this.#ask(text) : this.#take(text, choice);
  }

  /** What is said while nobody asks anything of the caller, or before they have answered. */
  hears(text: string): void {
    this.#remember(text);
    if (this.#task.doneWords.test(text.toLowerCase())) this.#isDone = true;
  }

  #remember(text: string): void {
    const offered = choicesIn(text).filter(({ words }) => AT_ANY_TIME.test(words));
    this.#standing = [...offered, ...this.#standing];
  }

  #choose(text: string, wants: readonly RegExp[]): Choice | null {
    const offered = [...choicesIn(text), ...this.#standing];
    const choices = offered.filter(({ words }) => !DETOUR.test(words));
    for (const want of wants) {
      const choice = choices.find(({ words }) => want.test(words));
      if (choice) return choice;
    }
    return null;
  }

  #take(text: string, { key, words }: Choice): Answer {
    const answer = this.#keys(text, key);
    const { consent } = this.#task;
    if (answer.does !== 'keys' || consent === '' || !LEADS_TO_RECORDING.test(words)) return answer;
    return { ...answer, thenSays: consent };
  }

  #keys(text: string, keys: string): Answer {
    const question = `${text} ${keys}`;
    this.#puzzled = 0;
    const times = (this.#answered.get(question) ?? 0) + 1;
    this.#answered.set(question, times);
    return times > SAME_ANSWERS ? this.#lost(text) : { does: 'keys', keys };
  }

  /** Who does not understand hears it again, waits for other words, and gives up at last. */
  #ask(text: string): Answer {
    this.#puzzled += 1;
    if (this.#puzzled > LONGEST_PUZZLED) return this.#lost(text);
    return this.#puzzled === 1 ? { does: 'keys', keys: '*' } : { does: 'waits' };
  }

  #lost(text: string): Answer {
    this.lostAt ??= text;
    return { does: 'isLost' };
  }
}

/** Pressed only when it was asked for: what ends by its length takes no more keys. */
function finishKey(text: string): string {
  return /\bpound\b/i.test(text) ? '#' : '';
}
