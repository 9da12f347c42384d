import type { CarrierEvent } from '../contract.ts';

const TURN_ENDS = /(?:^|\s)(?:GA|SK|SKSK)$/;

/** Whether a typed text gives the turn away: GA, or SK before a goodbye. */
export function endsTurn(text: string): boolean {
  return TURN_ENDS.test(text.trimEnd());
}

/**
 * Characters as they come, told by the word. A word that ends a turn is held back until the other
 * end has stopped or typed on ("TYPE GA WHEN READY"), so that it ends a told text only where it
 * ended the turn.
 */
export class Words {
  #pending = '';

  /** Adds characters; returns the words that are complete, '' when there is none. */
  add(characters: string): string {
    this.#pending += characters;
    const complete = /^.*\s/s.exec(this.#pending)?.[0] ?? '';
    const told = complete.trim();
    if (told === '' || endsTurn(told)) return '';
    this.#pending = this.#pending.slice(complete.length);
    return onOneLine(told);
  }

  /** What is left when the other end has stopped typing. */
  flush(): string {
    const told = this.#pending.trim();
    this.#pending = '';
    return onOneLine(told);
  }
}

/** Joins words told one after another into whole turns, for what is written down. */
export class Turn {
  #text = '';

  /** The whole turn when these words end it. */
  add(words: string): string | null {
    this.#text = `${this.#text} ${words}`.trim();
    return endsTurn(this.#text) ? this.flush() : null;
  }

  /** What was told of a turn that something else has cut off. */
  flush(): string | null {
    const text = this.#text;
    this.#text = '';
    return text === '' ? null : text;
  }
}

/** Callbacks go on beside a call; anything else than more words cuts a turn off. */
export function cutsTurnOff(event: CarrierEvent): boolean {
  if ('tty' in event) return event.by === 'caller';
  return !('request' in event) || event.request.purpose === 'call';
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
