import { readText } from '../baudot/index.ts';
import type { Turn, Wanted } from './listening.ts';
import type { TtyTalk } from './port.ts';

/** More digits than any number the line asks for: whatever goes on from here is a card's too. */
const CARD_DIGITS = 13;

/**
 * A caller and a person who type to each other: nothing is asked, and no silence counts. What the
 * caller types is passed on at GA or at a pause; what the person types is printed while the caller
 * is not typing.
 */
export class Talk {
  readonly #talk: TtyTalk;
  #digitsBefore = 0;
  #printing: number | null = null;

  constructor(talk: TtyTalk) {
    this.#talk = talk;
  }

  get wanted(): Wanted {
    return {
      ...{ hears: 'talk', fieldDigits: null },
      ...{ idleMilliseconds: null, noticesVoice: false },
      digitsBefore: this.#digitsBefore,
    };
  }

  /** Passes on what the caller typed; a card number in it, or across two turns, is not. */
  heard(turn: Turn): void {
    if (turn.type === 'text') {
      const text = readText(turn.codes).replaceAll(/\s+/g, ' ').trim();
      if (text !== '') this.#talk.heard(text);
      this.#digitsBefore = turn.openDigits;
    } else if (turn.type === 'card') {
      const isBegunBefore = this.#digitsBefore > 0 && this.#digitsBefore < CARD_DIGITS;
      if (isBegunBefore) this.#talk.dropLast();
      this.#talk.heardCard();
      this.#digitsBefore = CARD_DIGITS;
    }
  }

  /** What is printed now; null when the person has typed nothing. */
  next(): string | null {
    const words = this.#talk.next();
    if (words === null) return null;
    this.#printing = words.lineId;
    this.#digitsBefore = 0;
    return words.text;
  }

  /** All that was sent has been printed. */
  said(): void {
    if (this.#printing !== null) this.#talk.printed(this.#printing);
    this.#printing = null;
  }
}
