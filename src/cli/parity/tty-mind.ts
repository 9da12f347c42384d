import type { Answer, Navigator } from './navigator.ts';
import { digitsReadBack, inPlainWords } from './tty-page.ts';

/** What a TTY's user does: types, or keys on the telephone beside it where that listens. */
export type TtyAnswer =
  | { readonly does: 'types'; readonly text: string }
  | { readonly does: 'keys'; readonly keys: string }
  | { readonly does: 'waits' }
  | { readonly does: 'hangsUp' };

/** The words that do at a TTY what these keys do at a telephone. */
const KEY_WORDS: Readonly<Record<string, string>> = { '*': 'RPT', '#': 'SKIP', '0': 'OPR' };

/** How a TTY's user answers what a navigator would. Nothing is agreed to that was read back wrong. */
export class TtyMind {
  readonly #navigator: Navigator;
  #typed = '';
  /** What the user first did not understand, before the line only asked whether they are there. */
  #puzzledBy: string | null = null;
  /** What made the user give up, as they read it; null while they have not. */
  lostAt: string | null = null;

  constructor(navigator: Navigator) {
    this.#navigator = navigator;
  }

  /** `byKeypad` is true inside `<Pay>`, which reads no Baudot. */
  answer(page: string, byKeypad: boolean): TtyAnswer {
    const readBack = digitsReadBack(page);
    if (readBack !== null && !byKeypad) return this.#compare(page, readBack);
    const answer = this.#navigator.answer(inPlainWords(page));
    this.#noteTrouble(page, answer);
    return byKeypad ? keyed(answer) : this.#typedFor(answer);
  }

  /** What is read while nobody asks anything. */
  reads(page: string): void {
    this.#navigator.hears(inPlainWords(page));
  }

  #compare(page: string, readBack: string): TtyAnswer {
    const wanted = readBack === this.#typed ? /\b(\d) OK\b/ : /\b(\d) RETYPE\b/;
    const key = wanted.exec(page)?.[1];
    return { does: 'types', text: key === undefined ? 'RPT GA' : `${key} GA` };
  }

  #noteTrouble(page: string, { does }: Answer): void {
    if (does === 'isLost') this.lostAt = this.#puzzledBy ?? page;
    this.#puzzledBy = does === 'waits' ? (this.#puzzledBy ?? page) : null;
  }

  #typedFor(answer: Answer): TtyAnswer {
    if (answer.does === 'waits') return { does: 'waits' };
    // Who has no voice on this line has nothing to say to a recording.
    if (answer.does !== 'keys') return { does: 'hangsUp' };
    // GA ends what is typed, as pound ends what is keyed.
    this.#typed = answer.keys.replace(/(?<=.)#$/, '');
    return { does: 'types', text: `${KEY_WORDS[this.#typed] ?? this.#typed} GA` };
  }
}

function keyed(answer: Answer): TtyAnswer {
  if (answer.does === 'keys') return { does: 'keys', keys: answer.keys };
  return { does: answer.does === 'waits' ? 'waits' : 'hangsUp' };
}
