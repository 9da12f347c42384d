import type { RelayUserMind } from '../../simulator/relay/scripted-user.ts';
import { choicesIn } from './choices.ts';
import type { Answer, Navigator } from './navigator.ts';

const MORE_TIME = /\brelay\b|\bmore time\b(?! to pay| on every)/;

/** How a user of relay answers what a navigator would: by typing, to the assistant. */
export class RelayMind implements RelayUserMind {
  readonly #navigator: () => Navigator;
  #current: Navigator;
  #hasAskedForTime = false;

  /** `navigator` makes one for each call, since a call that is dialed again begins anew. */
  constructor(navigator: () => Navigator) {
    this.#navigator = navigator;
    this.#current = navigator();
  }

  /** What made the user give up; null while they have not. */
  get lostAt(): string | null {
    return this.#current.lostAt;
  }

  answer(read: string): string {
    return this.interrupt(read) || typed(this.#current.answer(read));
  }

  /** The key for more time is asked for as soon as it was read: the line does not wait for it. */
  interrupt(read: string): string {
    const choice = choicesIn(read).find(({ words }) => MORE_TIME.test(words));
    this.#current.hears(read);
    if (!choice || this.#hasAskedForTime || this.#current.isDone) return '';
    this.#hasAskedForTime = true;
    return `${choice.key} GA`;
  }

  redial(): string {
    if (this.#current.isDone || this.lostAt !== null) return 'SK';
    this.#hasAskedForTime = false;
    this.#current = this.#navigator();
    return '';
  }
}

function typed(answer: Answer): string {
  if (answer.does === 'keys') {
    // The assistant is told beforehand: a recording does not wait until a user has typed.
    const { keys, thenSays } = answer;
    return thenSays === undefined ? `${keys} GA` : `${keys} SAY ${thenSays} # GA`;
  }
  if (answer.does === 'says') return `SAY ${answer.text} # GA`;
  return answer.does === 'waits' ? '' : 'SK';
}
