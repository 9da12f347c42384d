import {
  CHARACTER_BITS,
  CHARACTER_MILLISECONDS,
  type CharacterReading,
  readCharacter,
} from './character-window.ts';
import { HALF_BIT_MILLISECONDS, HalfBits } from './half-bits.ts';
import { BIT_MILLISECONDS } from './line-signal.ts';
import { Milliseconds } from './milliseconds.ts';
import { ToneHistory } from './tone-history.ts';

export interface Detector {
  /** Takes µ-law bytes, any number; gives the time of first detection once known, else null. */
  push(audio: Uint8Array): number | null;
  /** Milliseconds from the first byte to the moment of first detection, or null. */
  readonly detectedAtMilliseconds: number | null;
}

/** One character so clean is a TTY, even if one of its bits was lost. Speech stays below 0.25. */
const SURE_CONFIDENCE = 0.6;
const SURE_EVENNESS = 0.5;

/** In noise as loud as the tones one is enough too, if all its bits are alike; a chord's are not. */
const NOISY_CONFIDENCE = 0.45;
const NOISY_EVENNESS = 0.63;

/** Two that are not so clean are one too, in noise; within 2 s. */
const LIKELY_CONFIDENCE = 0.3;
const LIKELY_EVENNESS = 0.3;
const LIKELY_WITHIN_MILLISECONDS = 2000;

/** The start bit, matched alone, before anything dearer is looked at. */
const START_BIT_LEAST = 0.15;
const SPACE_BEFORE_MOST = 0.3;

/**
 * Watches a voice line for a TTY: a whole character, start and stop bit among it, in two pure tones,
 * since there is no handshake and a TTY is silent until its user types. Code 0 never counts: a
 * held 1800 Hz note that steps to 1400 Hz looks like it.
 */
export function createDetector(): Detector {
  const history = new ToneHistory();
  const bits = new HalfBits(history);
  const whole = new Milliseconds();
  let detectedAt: number | null = null;
  let likelyAt = Number.NEGATIVE_INFINITY;

  function look(): void {
    bits.matchUntil(history.length);
    const start = history.length - CHARACTER_MILLISECONDS;
    if (start < 0 || !hasStartBit(bits, start)) return;
    const reading = readCharacter(bits, start);
    if (reading.code === 0) return;
    const isSecond =
      start - likelyAt >= CHARACTER_MILLISECONDS && start - likelyAt < LIKELY_WITHIN_MILLISECONDS;
    if (isSure(reading)) detectedAt = history.length;
    else if (!isLike(reading, LIKELY_CONFIDENCE, LIKELY_EVENNESS)) return;
    else if (isSecond) detectedAt = history.length;
    else if (start - likelyAt >= LIKELY_WITHIN_MILLISECONDS) likelyAt = start;
  }

  return {
    push(audio) {
      if (detectedAt !== null) return detectedAt;
      whole.push(audio, (bytes, offset) => {
        if (detectedAt !== null) return;
        history.add(bytes, offset);
        look();
      });
      return detectedAt;
    },
    get detectedAtMilliseconds() {
      return detectedAt;
    },
  };
}

/**
 * A start bit is as loud as the rest, and comes out of mark or silence: noise before a tone is none,
 * and 1800 Hz that was there already is another signal.
 */
function hasStartBit(bits: HalfBits, start: number): boolean {
  const energy = bits.energy(start, start + BIT_MILLISECONDS);
  const average = bits.energy(start, start + CHARACTER_MILLISECONDS) / CHARACTER_BITS;
  if (-bits.bit(start) <= START_BIT_LEAST * Math.max(energy, average)) return false;
  const before = start - HALF_BIT_MILLISECONDS;
  return before < 0 || -bits.half(before) <= SPACE_BEFORE_MOST * bits.energy(before, start);
}

function isSure(reading: CharacterReading): boolean {
  const [weakest = 0] = reading.bitConfidences;
  const isEven = weakest >= NOISY_EVENNESS * (reading.bitConfidences.at(-1) ?? 1);
  return (
    isLike(reading, SURE_CONFIDENCE, SURE_EVENNESS) ||
    (isEven && reading.confidence >= NOISY_CONFIDENCE)
  );
}

/** `evenness`: the weakest bit but one, of the strongest. One bit may have been lost. */
function isLike(reading: CharacterReading, confidence: number, evenness: number): boolean {
  if (reading.confidence < confidence) return false;
  const [, weakestButOne = 0] = reading.bitConfidences;
  return weakestButOne >= evenness * (reading.bitConfidences.at(-1) ?? 1);
}
