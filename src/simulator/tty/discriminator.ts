import { mulawSample } from './mulaw.ts';

const CENTRE_HERTZ = 1600;
/** A mean over this many samples lets ±200 Hz through and stops what mixing puts at 3,200 Hz. */
const LOW_PASS = 10;
/** Phase is compared over this many samples: 45 degrees at 200 Hz. */
const APART = 5;
const SMOOTHING = 30;
/** Mean power of a tone of -42 dBm0 at the centre: what is below is silence. */
const SQUELCH = 5e-6;

/** The mean of the last so many numbers. */
class RunningMean {
  readonly #values: Float64Array;
  #at = 0;
  #sum = 0;

  constructor(length: number) {
    this.#values = new Float64Array(length);
  }

  next(value: number): number {
    this.#sum += value - (this.#values[this.#at] ?? 0);
    this.#values[this.#at] = value;
    this.#at = (this.#at + 1) % this.#values.length;
    return this.#sum / this.#values.length;
  }
}

/** Tells the two tones apart by which way the phase turns against a tone between them. */
export class Discriminator {
  readonly #inPhase = new RunningMean(LOW_PASS);
  readonly #quadrature = new RunningMean(LOW_PASS);
  readonly #turn = new RunningMean(SMOOTHING);
  readonly #power = new RunningMean(SMOOTHING);
  readonly #earlier = Array.from({ length: APART }, () => ({ i: 0, q: 0 }));
  #samples = 0;

  /** From +1 (mark, 1400 Hz) to -1 (space, 1800 Hz) for the next µ-law byte; 0 in silence. */
  next(byte: number): number {
    const sample = mulawSample[byte] ?? 0;
    const phase = (2 * Math.PI * CENTRE_HERTZ * this.#samples) / 8000;
    const i = this.#inPhase.next(sample * Math.cos(phase));
    const q = this.#quadrature.next(-sample * Math.sin(phase));
    const slot = this.#samples % APART;
    const before = this.#earlier[slot] ?? { i: 0, q: 0 };
    this.#earlier[slot] = { i, q };
    this.#samples += 1;
    const turn = this.#turn.next(before.q * i - before.i * q);
    const power = this.#power.next(i * i + q * q);
    return power < SQUELCH ? 0 : Math.max(-1, Math.min(1, (1.4 * turn) / power));
  }
}
