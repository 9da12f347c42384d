import { CHARACTER_MILLISECONDS, characterScore, markScore } from './character-window.ts';
import type { HalfBits } from './half-bits.ts';

const REMEMBERED = 512;
const LAST = REMEMBERED - 1;

/** What comes later may move a character; after two more of them nothing does. */
export const SETTLED_MILLISECONDS = 320;
const NONE = -1;

/**
 * Where the characters are: of all ways to lay characters, mark and silence end to end over the
 * audio, the one that explains most of it (dynamic programming over milliseconds). There is no start
 * bit search that could lose its place: a start bit lost on the way is found by what follows it, and
 * any number of stop bits fits.
 */
export class Framing {
  readonly #bits: HalfBits;
  /** At time t: the best sum of scores of [0, t), and the start of the last character within. */
  readonly #best = new Float64Array(REMEMBERED);
  readonly #lastStart = new Float64Array(REMEMBERED).fill(NONE);
  #time = 0;
  #settledUntil = 0;

  constructor(bits: HalfBits) {
    this.#bits = bits;
  }

  /** Extends the best way up to `time`; gives the starts of characters that are now settled. */
  advance(time: number): number[] {
    while (this.#time < time) this.#step();
    return this.#settle(time - SETTLED_MILLISECONDS);
  }

  #step(): void {
    const now = this.#time;
    const end = now + 1;
    const start = end - CHARACTER_MILLISECONDS;
    let best = (this.#best[now & LAST] as number) + markScore(this.#bits, now);
    let lastStart = this.#lastStart[now & LAST] as number;
    if (start >= this.#settledUntil) {
      const score = (this.#best[start & LAST] as number) + characterScore(this.#bits, start);
      if (score > best) {
        best = score;
        lastStart = start;
      }
    }
    this.#best[end & LAST] = best;
    this.#lastStart[end & LAST] = lastStart;
    this.#time = end;
  }

  #settle(limit: number): number[] {
    const starts: number[] = [];
    const first = Math.max(this.#settledUntil, this.#time - REMEMBERED + 1);
    let start = this.#lastStart[this.#time & LAST] as number;
    while (start >= first) {
      if (start + CHARACTER_MILLISECONDS <= limit) starts.unshift(start);
      start = this.#lastStart[start & LAST] as number;
    }
    const last = starts.at(-1);
    if (last !== undefined) this.#settledUntil = last + CHARACTER_MILLISECONDS;
    return starts;
  }
}
