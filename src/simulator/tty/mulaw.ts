/** G.711 µ-law between bytes and samples of full scale ±1. */
const MU_BIAS = 33;
const CLIP = 8158;

/** Lower bound of each of the eight segments, in the 14-bit scale of G.711 with its bias. */
const SEGMENT_STARTS = [32, 64, 128, 256, 512, 1024, 2048, 4096];

/** The byte nearest to a sample; louder ones are clipped. */
export function toMulawByte(sample: number): number {
  const size = Math.min(Math.floor(Math.abs(sample) * 8192), CLIP) + MU_BIAS;
  const segment = SEGMENT_STARTS.findLastIndex((start) => size >= start);
  const step = Math.floor((size - (SEGMENT_STARTS[segment] ?? 0)) / 2 ** (segment + 1));
  const code = segment * 16 + step;
  return (sample < 0 ? 0x7f : 0xff) - code;
}

/** The sample of each of the 256 bytes. */
export const mulawSample: Float64Array = Float64Array.from({ length: 256 }, (_, byte) => {
  const code = (byte >= 0x80 ? 0xff : 0x7f) - byte;
  const segment = code >> 4;
  const width = 2 ** (segment + 1);
  const size = (SEGMENT_STARTS[segment] ?? 0) + ((code & 15) + 0.5) * width - MU_BIAS;
  return ((byte >= 0x80 ? 1 : -1) * size) / 8192;
});
