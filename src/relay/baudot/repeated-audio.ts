import { FRAME_SAMPLES, TONE_PERIOD_SAMPLES } from './line-signal.ts';

const REMEMBERED = 256;
const LAST = REMEMBERED - 1;

/** A steady tone repeats itself too; a repeat of anything else differs from its own tone period. */
const UNSTEADY_SAMPLES_LEAST = 8;

/**
 * Finds frames that a network filled with the frame before them, the usual concealment of a lost
 * packet: line noise makes it impossible that two stretches of 20 ms are alike to the bit. What
 * is found is no signal, and better counted as lost than read as bits that were never sent.
 */
export class RepeatedAudio {
  readonly #codes = new Uint8Array(REMEMBERED);
  #position = 0;
  #alike = 0;
  #unsteady = 0;

  /** Takes `count` samples (µ-law codes); true when the last 20 ms repeat the 20 ms before them. */
  add(audio: Uint8Array, offset: number, count: number): boolean {
    for (let index = offset; index < offset + count; index += 1) this.#addOne(audio[index] ?? 0);
    if (this.#alike < FRAME_SAMPLES) return false;
    const isRepeat = this.#unsteady >= UNSTEADY_SAMPLES_LEAST;
    this.#startAnew();
    return isRepeat;
  }

  #addOne(code: number): void {
    const position = this.#position;
    if (code !== this.#codes[(position - FRAME_SAMPLES) & LAST]) this.#startAnew();
    else this.#alike += 1;
    if (code !== this.#codes[(position - TONE_PERIOD_SAMPLES) & LAST]) this.#unsteady += 1;
    this.#codes[position & LAST] = code;
    this.#position = position + 1;
  }

  #startAnew(): void {
    this.#alike = 0;
    this.#unsteady = 0;
  }
}
