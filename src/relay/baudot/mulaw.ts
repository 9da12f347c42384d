/** G.711 µ-law, as 16-bit samples. */
const BIAS = 0x84;
const CLIP = 32_635;

/** The peak of a sine at 0 dBm0; G.711 puts the loudest sine, of peak 32,124, at 3.17 dBm0. */
const PEAK_0_DBM0 = 32_124 / 10 ** (3.17 / 20);

/** The 16-bit sample of each of the 256 codes. */
export const mulawSamples: Float64Array = Float64Array.from({ length: 256 }, (_, code) =>
  sampleOf(code),
);

function sampleOf(code: number): number {
  const bits = ~code & 0xff;
  const size = (((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4);
  return bits & 0x80 ? BIAS - size : size - BIAS;
}

/** The code nearest to a 16-bit sample; louder ones are clipped. */
export function mulawCode(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const size = Math.min(Math.round(Math.abs(sample)), CLIP) + BIAS;
  const exponent = 31 - Math.clz32(size) - 7;
  return ~(sign | (exponent << 4) | ((size >> (exponent + 3)) & 0x0f)) & 0xff;
}

/** The peak of a sine at a level, in 16-bit steps. */
export function peakOf(levelDbm0: number): number {
  return PEAK_0_DBM0 * 10 ** (levelDbm0 / 20);
}
