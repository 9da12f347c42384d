import { maskCardNumbers } from '../phone/mask.ts';
import { isTurnOver, readTurn, type UserTurn } from './user-turn.ts';

/** Who has begun to type is not interrupted, until they seem to have gone. */
const UNFINISHED_TURN_MILLISECONDS = 10_000;

/** The user's keyboard as the assistant sees it: what is typed counts when the turn is over. */
export class Keyboard {
  #begun = '';
  #typedAt = 0;

  /**
   * A turn, or a part of one.
   * @param hides true while digits are typed for `<Pay>`.
   * @returns what may be shown of it, and the whole turn when it is over.
   */
  type(
    text: string,
    now: number,
    hides: boolean,
  ): { readonly shown: string; readonly turn: UserTurn | null } {
    const whole = `${this.#begun} ${text}`.trim();
    // A card number may come in pieces.
    const masks = hides || maskCardNumbers(whole) !== whole;
    const isOver = isTurnOver(whole);
    this.#begun = isOver ? '' : whole;
    this.#typedAt = now;
    return {
      shown: masks ? text.replace(/\d/g, 'x') : text,
      turn: isOver ? readTurn(whole) : null,
    };
  }

  /** How long the assistant waits for the rest of a turn that was begun; 0 when none was. */
  waitsFor(now: number): number {
    if (this.#begun === '') return 0;
    return Math.max(0, this.#typedAt + UNFINISHED_TURN_MILLISECONDS - now);
  }
}
