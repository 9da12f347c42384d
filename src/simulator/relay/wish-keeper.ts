import type { Clock } from '../../clock.ts';
import type { LiveCall } from '../carrier.ts';
import { secondsToSay } from '../voice.ts';
import type { Wish } from './user-turn.ts';

const KEY_MILLISECONDS = 250;
const BREATH_MILLISECONDS = 500;

/** What the user has asked for and the assistant has not done yet, in order. */
export class WishKeeper {
  readonly #clock: Clock;
  readonly #stop: AbortSignal;
  #wishes: Wish[] = [];
  #waitsForRecording = false;

  constructor(clock: Clock, stop: AbortSignal) {
    this.#clock = clock;
    this.#stop = stop;
  }

  get isEmpty(): boolean {
    return this.#wishes.length === 0;
  }

  /** A new turn takes the place of what is left of the one before. */
  add(wishes: readonly Wish[]): void {
    this.#wishes = [...wishes];
    this.#waitsForRecording = false;
  }

  /** Nothing that is left is done any more. */
  drop(): void {
    this.#wishes = [];
  }

  /**
   * What can be done now, taken; null when nothing can. Keys are pressed when something listens;
   * words that follow keys wait for a recording, which those keys may bring.
   */
  next(listening: string | null): Wish | null {
    const [wish] = this.#wishes;
    if (!wish || listening === null) return null;
    if (wish.does === 'says' && this.#waitsForRecording && listening !== 'Record') return null;
    this.#wishes.shift();
    this.#waitsForRecording = wish.does === 'keys';
    return wish;
  }

  /** The line asks something else and everything was typed: nobody will record the words left. */
  lapse(listening: string): void {
    if (listening !== 'Record') this.drop();
  }

  /**
   * Presses them one by one; `heard` counts what the line has asked so far. A pound that ends a
   * number is left out when the line has gone on without it: it would cut the next question short.
   */
  async press(call: LiveCall, keys: string, heard: () => number): Promise<void> {
    let asked = heard();
    for (const [place, key] of [...keys].entries()) {
      if (this.#stop.aborted) return;
      const endsNumber = key === '#' && /[0-9]/.test(keys[place - 1] ?? '');
      if (key === ' ' || (endsNumber && heard() > asked)) continue;
      asked = heard();
      call.press(key);
      await this.#clock.sleep(KEY_MILLISECONDS, this.#stop);
    }
  }

  /** Lasts as long as the words do, so that a key after them does not cut them short. */
  async say(call: LiveCall, text: string): Promise<void> {
    call.say(text);
    await this.#clock.sleep(secondsToSay(text) * 1000 + BREATH_MILLISECONDS, this.#stop);
  }
}
