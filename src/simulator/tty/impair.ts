import { toMulawByte } from './mulaw.ts';
import { gaussian, type Random } from './random.ts';

const FRAME = 160;

/** Samples of full scale ±1, as µ-law. */
export function toMulaw(samples: Float64Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => toMulawByte(sample));
}

/** White noise over 0 to 4 kHz, so many dB below a tone of a level. */
export function addNoise(
  samples: Float64Array,
  { snrDb, levelDbm0, random }: { snrDb: number; levelDbm0: number; random: Random },
): Float64Array {
  const toneRms = 10 ** ((levelDbm0 - 3.17) / 20) / Math.SQRT2;
  const rms = toneRms * 10 ** (-snrDb / 20);
  const next = gaussian(random);
  return samples.map((sample) => sample + rms * next());
}

/** Loses frames of 20 ms: silence in their place, or the frame before once more. */
export function loseFrames(
  audio: Uint8Array,
  { share, fill, random }: { share: number; fill: 'silence' | 'repeat'; random: Random },
): Uint8Array {
  const out = audio.slice();
  for (let start = FRAME; start + FRAME <= out.length; start += FRAME) {
    if (random() >= share) continue;
    if (fill === 'silence') out.fill(0xff, start, start + FRAME);
    else out.copyWithin(start, start - FRAME, start);
  }
  return out;
}
