import {
  BIT_MILLISECONDS,
  DATA_BITS,
  MARK_HERTZ,
  SAMPLES_PER_MILLISECOND,
  SAMPLES_PER_SECOND,
  SPACE_HERTZ,
} from './line-signal.ts';
import { mulawCode, peakOf } from './mulaw.ts';
import { codesOf } from './text-to-codes.ts';

export interface EncoderOptions {
  /** How loud, at the digital point of 0 dBm0; -13 when absent. Sensible: -20 to -10. */
  readonly levelDbm0?: number;
}

/** Loud enough for an acoustic coupler, quiet enough not to be cut by the network. */
const DEFAULT_LEVEL_DBM0 = -13;
const LEADING_MARK_MILLISECONDS = 150;
const TRAILING_MARK_MILLISECONDS = 300;
const STOP_BITS = 2;

/** A stretch of one tone. */
interface Tone {
  readonly hertz: number;
  readonly milliseconds: number;
}

/**
 * Audio of a text for a TTY: 8 kHz µ-law bytes, one continuous phase. 150 ms of mark, the codes
 * with two stop bits each, 300 ms of mark; no bytes for a text with nothing to send.
 */
export function encodeText(text: string, options: EncoderOptions = {}): Uint8Array {
  return encodeCodes(codesOf(text), options);
}

/** Audio of codes (0 to 31), shifts among them, as `encodeText` sends them. */
export function encodeCodes(codes: readonly number[], options: EncoderOptions = {}): Uint8Array {
  if (codes.length === 0) return new Uint8Array(0);
  const tones = [
    { hertz: MARK_HERTZ, milliseconds: LEADING_MARK_MILLISECONDS },
    ...codes.flatMap(tonesOf),
    { hertz: MARK_HERTZ, milliseconds: TRAILING_MARK_MILLISECONDS },
  ];
  return audioOf(tones, peakOf(options.levelDbm0 ?? DEFAULT_LEVEL_DBM0));
}

/** Start bit, five data bits, the least significant first, stop bits. */
function tonesOf(code: number): Tone[] {
  const data = Array.from({ length: DATA_BITS }, (_, bit) => (code >> bit) & 1);
  const bits = [0, ...data, ...Array.from({ length: STOP_BITS }, () => 1)];
  return bits.map((bit) => ({
    hertz: bit === 1 ? MARK_HERTZ : SPACE_HERTZ,
    milliseconds: BIT_MILLISECONDS,
  }));
}

function audioOf(tones: readonly Tone[], peak: number): Uint8Array {
  const milliseconds = tones.reduce((sum, tone) => sum + tone.milliseconds, 0);
  const audio = new Uint8Array(milliseconds * SAMPLES_PER_MILLISECOND);
  let position = 0;
  let phase = 0;
  for (const tone of tones) {
    const step = (2 * Math.PI * tone.hertz) / SAMPLES_PER_SECOND;
    const end = position + tone.milliseconds * SAMPLES_PER_MILLISECOND;
    for (; position < end; position += 1) {
      audio[position] = mulawCode(peak * Math.sin(phase));
      phase = (phase + step) % (2 * Math.PI);
    }
  }
  return audio;
}
