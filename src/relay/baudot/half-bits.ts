import { BIT_MILLISECONDS } from './line-signal.ts';
import type { ToneHistory } from './tone-history.ts';

/** A bit is matched in halves, so that tones 5 % off (ITU-T V.18) do not cancel themselves out. */
export const HALF_BIT_MILLISECONDS = BIT_MILLISECONDS / 2;

const REMEMBERED = 512;
const LAST = REMEMBERED - 1;

/** Mark over space in the window of half a bit at each millisecond, matched once and kept. */
export class HalfBits {
  readonly history: ToneHistory;
  readonly #markOverSpace = new Float64Array(REMEMBERED);
  #length = 0;

  constructor(history: ToneHistory) {
    this.history = history;
  }

  /** Matches the windows that end by `time`; what is lost in them must be known by now. */
  matchUntil(time: number): void {
    for (; this.#length + HALF_BIT_MILLISECONDS <= time; this.#length += 1) {
      const from = this.#length;
      this.#markOverSpace[from & LAST] = this.history.markOverSpace(
        from,
        from + HALF_BIT_MILLISECONDS,
      );
    }
  }

  /** See `ToneHistory.markOverSpace`, in [from, from + 11 ms); 0 before the stream began. */
  half(from: number): number {
    return from < 0 ? 0 : (this.#markOverSpace[from & LAST] as number);
  }

  /** The same for a whole bit, phase left free in the middle. */
  bit(from: number): number {
    return this.half(from) + this.half(from + HALF_BIT_MILLISECONDS);
  }

  energy(from: number, to: number): number {
    return this.history.energy(from, to);
  }
}
