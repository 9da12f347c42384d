import type { Impairment } from '../contract.ts';
import { FRAME_BYTES, silentFrame } from '../streams/frames.ts';
import { addNoise, toMulaw } from './impair.ts';
import { type Random, randomFrom } from './random.ts';

/** The same noise and the same losses in every call, so that a call can be told again. */
const SEED = 20_261_124;

/** Carries the sound of a TTY frame by frame, and does to it what a network does. */
export class Network {
  readonly #impairment: Impairment;
  readonly #levelDbm0: number;
  readonly #noise: Random = randomFrom(SEED);
  readonly #loss: Random = randomFrom(SEED + 1);
  #before = silentFrame();

  constructor(impairment: Impairment, levelDbm0: number) {
    this.#impairment = impairment;
    this.#levelDbm0 = levelDbm0;
  }

  /** 20 ms of samples (full scale ±1) as the µ-law frame that arrives. */
  carry(samples: Float64Array): Uint8Array {
    const { signalToNoiseDb: snrDb, lossPercent = 0, fill = 'silence' } = this.#impairment;
    const noise = { levelDbm0: this.#levelDbm0, random: this.#noise };
    const sent = toMulaw(snrDb === undefined ? samples : addNoise(samples, { snrDb, ...noise }));
    const isLost = this.#loss() * 100 < lossPercent;
    if (isLost && fill === 'silence') return new Uint8Array(FRAME_BYTES).fill(0xff);
    if (!isLost) this.#before = sent;
    return this.#before;
  }
}
