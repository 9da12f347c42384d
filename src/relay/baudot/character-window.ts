import { HALF_BIT_MILLISECONDS, type HalfBits } from './half-bits.ts';
import { BIT_MILLISECONDS, DATA_BITS, FRAME_MILLISECONDS } from './line-signal.ts';

/** Start bit, data bits, and half a stop bit, which even a fast sender with one stop bit has. */
export const CHARACTER_MILLISECONDS = BIT_MILLISECONDS * (1 + DATA_BITS) + HALF_BIT_MILLISECONDS;
export const CHARACTER_BITS = CHARACTER_MILLISECONDS / BIT_MILLISECONDS;
const STOP_MILLISECONDS = BIT_MILLISECONDS * (1 + DATA_BITS);

/** Of a window's energy, what a tone must explain for it to count for anything. */
const EXPLAINED_LEAST = 0.15;

/** Silence before mark must not pass as a start bit: it has to be so much of an average bit. */
const START_BIT_SHARE = 0.5;

/** In doubt a lost frame after mark was the start bit, of the bits the one that is always there. */
const LOST_START_BIT_SHARE = 0.1;

/**
 * How much better the audio at [start, start + 143 ms) is explained as a character, whatever its
 * code, than as nothing; in energy, so that it adds up with what lies beside it.
 */
export function characterScore(bits: HalfBits, start: number): number {
  const energy = bits.energy(start, start + CHARACTER_MILLISECONDS);
  if (energy <= 0) return 0;
  const startBit = -bits.bit(start);
  let explained = startBit + bits.half(start + STOP_MILLISECONDS);
  let leastMark = 0;
  for (let bit = 1; bit <= DATA_BITS; bit += 1) {
    const mark = bits.bit(start + bit * BIT_MILLISECONDS);
    explained += Math.abs(mark);
    leastMark = Math.min(leastMark, mark);
  }
  const average = explained / CHARACTER_BITS;
  const lost = leastMark < -average / 2 ? lostStartBit(bits, start, average) : 0;
  const wanted = START_BIT_SHARE * average * (1 - lost);
  const missing = Math.max(0, wanted - startBit) - LOST_START_BIT_SHARE * average * lost;
  return explained - missing - EXPLAINED_LEAST * energy;
}

/**
 * The share of the start bit that was lost on the way, if mark came before it; else 0. One frame is
 * a loss, a longer silence is the sender's own: it types by hand and sends nothing meanwhile.
 */
function lostStartBit(bits: HalfBits, start: number, average: number): number {
  const { history } = bits;
  const heard = history.heard(start, start + BIT_MILLISECONDS);
  if (heard === BIT_MILLISECONDS) return 0;
  const from = start - BIT_MILLISECONDS;
  const around = 3 * BIT_MILLISECONDS;
  if (around - history.heard(from, from + around) > FRAME_MILLISECONDS) return 0;
  const before = bits.half(start - HALF_BIT_MILLISECONDS);
  return before > (START_BIT_SHARE * average) / 2 ? 1 - heard / BIT_MILLISECONDS : 0;
}

/** What one millisecond of mark between characters explains better than nothing does. */
export function markScore(bits: HalfBits, millisecond: number): number {
  const from = millisecond - (HALF_BIT_MILLISECONDS - 1) / 2;
  const mark = bits.half(from);
  if (mark <= 0) return 0;
  const energy = bits.energy(from, from + HALF_BIT_MILLISECONDS);
  return Math.max(0, mark - EXPLAINED_LEAST * energy) / HALF_BIT_MILLISECONDS;
}

/** A character as the audio at `start` has it. */
export interface CharacterReading {
  /** 0 to 31. */
  readonly code: number;
  /** The share of the energy that the character explains: 1 on a clean line, 0.5 at SNR 0 dB. */
  readonly confidence: number;
  /** The same of each bit, start and stop bit among them, least first. */
  readonly bitConfidences: readonly number[];
}

/** Reads the character that starts at `start`, whether there is one or not. */
export function readCharacter(bits: HalfBits, start: number): CharacterReading {
  const energy = Math.max(1, bits.energy(start, start + CHARACTER_MILLISECONDS));
  const stop = bits.half(start + STOP_MILLISECONDS);
  const explained = [-bits.bit(start)];
  let code = 0;
  for (let bit = 1; bit <= DATA_BITS; bit += 1) {
    const mark = bits.bit(start + bit * BIT_MILLISECONDS);
    if (mark > 0) code |= 1 << (bit - 1);
    explained.push(Math.abs(mark));
  }
  const sum = explained.reduce((total, bit) => total + bit, stop);
  const perBit = energy / CHARACTER_BITS;
  return {
    code,
    confidence: sum / energy,
    bitConfidences: [...explained, 2 * stop].map((bit) => bit / perBit).toSorted((a, b) => a - b),
  };
}
