import {
  MARK_HERTZ,
  SAMPLES_PER_MILLISECOND,
  SAMPLES_PER_SECOND,
  SPACE_HERTZ,
  TONE_PERIOD_SAMPLES,
} from './line-signal.ts';
import { mulawSamples } from './mulaw.ts';

/** Milliseconds that are remembered; a power of two, above all that framing looks back. */
const REMEMBERED = 512;
const LAST = REMEMBERED - 1;

const markCosine = waveOf(MARK_HERTZ, Math.cos);
const markSine = waveOf(MARK_HERTZ, Math.sin);
const spaceCosine = waveOf(SPACE_HERTZ, Math.cos);
const spaceSine = waveOf(SPACE_HERTZ, Math.sin);

function waveOf(hertz: number, wave: (phase: number) => number): Float64Array {
  return Float64Array.from({ length: TONE_PERIOD_SAMPLES }, (_, sample) =>
    wave((2 * Math.PI * hertz * sample) / SAMPLES_PER_SECOND),
  );
}

/**
 * What a line carried, millisecond by millisecond: both tones' quadrature correlations, the energy,
 * and whether there was any signal, all as running sums, so that a window of any length costs two
 * look-ups. A millisecond that is forgotten counts as one in which nothing arrived.
 */
export class ToneHistory {
  /** Whole milliseconds so far; sums at `t` are over [0, t). */
  length = 0;
  readonly #markReal = new Float64Array(REMEMBERED);
  readonly #markImaginary = new Float64Array(REMEMBERED);
  readonly #spaceReal = new Float64Array(REMEMBERED);
  readonly #spaceImaginary = new Float64Array(REMEMBERED);
  readonly #energy = new Float64Array(REMEMBERED);
  readonly #heard = new Float64Array(REMEMBERED);
  #phase = 0;

  /** Takes in eight samples (µ-law codes) of `audio` from `offset`. */
  add(audio: Uint8Array, offset: number): void {
    let markReal = 0;
    let markImaginary = 0;
    let spaceReal = 0;
    let spaceImaginary = 0;
    let energy = 0;
    for (let index = 0; index < SAMPLES_PER_MILLISECOND; index += 1) {
      const sample = mulawSamples[audio[offset + index] as number] as number;
      const phase = this.#phase + index;
      markReal += sample * (markCosine[phase] as number);
      markImaginary += sample * (markSine[phase] as number);
      spaceReal += sample * (spaceCosine[phase] as number);
      spaceImaginary += sample * (spaceSine[phase] as number);
      energy += sample * sample;
    }
    this.#phase = (this.#phase + SAMPLES_PER_MILLISECOND) % TONE_PERIOD_SAMPLES;
    const now = this.length & LAST;
    const next = (this.length + 1) & LAST;
    put(this.#markReal, next, now, markReal);
    put(this.#markImaginary, next, now, markImaginary);
    put(this.#spaceReal, next, now, spaceReal);
    put(this.#spaceImaginary, next, now, spaceImaginary);
    put(this.#energy, next, now, energy);
    put(this.#heard, next, now, energy > 0 ? 1 : 0);
    this.length += 1;
  }

  /** Makes the last `milliseconds` count as lost. */
  forget(milliseconds: number): void {
    const from = (this.length - milliseconds) & LAST;
    for (const sums of [
      ...[this.#markReal, this.#markImaginary, this.#spaceReal, this.#spaceImaginary],
      ...[this.#energy, this.#heard],
    ]) {
      for (let back = 0; back < milliseconds; back += 1) {
        sums[(this.length - back) & LAST] = sums[from] as number;
      }
    }
  }

  /** Energy of [from, to). */
  energy(from: number, to: number): number {
    return between(this.#energy, from & LAST, to & LAST);
  }

  /** How many milliseconds of [from, to) carried anything at all. */
  heard(from: number, to: number): number {
    return between(this.#heard, from & LAST, to & LAST);
  }

  /**
   * Energy that mark explains in [from, to) less what space explains, were it one tone of unknown
   * phase: near +energy for mark, near -energy for space, near 0 for noise and for anything else.
   */
  markOverSpace(from: number, to: number): number {
    const start = from & LAST;
    const end = to & LAST;
    const heard = between(this.#heard, start, end);
    if (heard === 0) return 0;
    const markReal = between(this.#markReal, start, end);
    const markImaginary = between(this.#markImaginary, start, end);
    const spaceReal = between(this.#spaceReal, start, end);
    const spaceImaginary = between(this.#spaceImaginary, start, end);
    const difference =
      markReal * markReal +
      markImaginary * markImaginary -
      spaceReal * spaceReal -
      spaceImaginary * spaceImaginary;
    return (difference * 2) / (heard * SAMPLES_PER_MILLISECOND);
  }
}

function put(sums: Float64Array, next: number, now: number, value: number): void {
  sums[next] = (sums[now] as number) + value;
}

function between(sums: Float64Array, start: number, end: number): number {
  return (sums[end] as number) - (sums[start] as number);
}
