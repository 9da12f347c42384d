import { readCharacter } from './character-window.ts';
import { type Shift, shiftAfter } from './code-table.ts';
import { Framing, SETTLED_MILLISECONDS } from './framing.ts';
import { HalfBits } from './half-bits.ts';
import { createLineQuality, type LineQuality } from './line-quality.ts';
import { FRAME_MILLISECONDS, SAMPLES_PER_MILLISECOND } from './line-signal.ts';
import { Milliseconds } from './milliseconds.ts';
import type { ReceivedCode } from './received-code.ts';
import { RepeatedAudio } from './repeated-audio.ts';
import { ToneHistory } from './tone-history.ts';

export interface Decoder {
  /** Takes µ-law bytes, any number; gives the codes that are settled, about 0.35 s after their end. */
  push(audio: Uint8Array): ReceivedCode[];
  /** The codes that still wait for more audio; none will come, the next push is after silence. */
  end(): ReceivedCode[];
  /** What arrives before this time, from the first byte of the stream, counts as silence. */
  muteUntil(milliseconds: number): void;
  /** Forgets the shift, what is not settled and the quality; time goes on. */
  reset(): void;
  /** How the line was during the last codes. */
  quality(): LineQuality;
  /** Whole milliseconds of audio so far. */
  readonly elapsedMilliseconds: number;
}

/** In a session a character below this share of the energy is noise, speech or a prompt. */
const CONFIDENCE_LEAST = 0.2;
const BIT_CONFIDENCE_LEAST = 0.1;
const WEAK_BITS_MOST = 2;

/** A frame must have ended for a repeat to be known, and half a window around a mark. */
const LOOK_AHEAD_MILLISECONDS = FRAME_MILLISECONDS + 6;
const STEP_MILLISECONDS = 10;
const END_MILLISECONDS = SETTLED_MILLISECONDS + LOOK_AHEAD_MILLISECONDS + 2 * STEP_MILLISECONDS;

const SILENCE = 0xff;
const SILENT = new Uint8Array(SAMPLES_PER_MILLISECOND).fill(SILENCE);

/**
 * A receiver for Baudot at 45.45 baud, 1400 Hz mark and 1800 Hz space (TIA-825-A, ITU-T V.18 Annex
 * A): 8 kHz µ-law in, raw codes with their time out. Any chunking of the bytes gives the same codes.
 * It hears our own sending as well as the caller's: mute it while we send and 300 ms longer.
 */
export function createDecoder(): Decoder {
  let receiver = createReceiver();
  let mutedUntil = 0;
  let startMilliseconds = 0;
  const whole = new Milliseconds();
  const elapsed = () => startMilliseconds + receiver.milliseconds();
  const take = (audio: Uint8Array, offset: number, codes: ReceivedCode[]) => {
    const isMuted = elapsed() < mutedUntil;
    const heard = isMuted ? receiver.take(SILENT, 0) : receiver.take(audio, offset);
    for (const code of heard) {
      codes.push({ ...code, atMilliseconds: code.atMilliseconds + startMilliseconds });
    }
  };
  const push = (audio: Uint8Array) => {
    const codes: ReceivedCode[] = [];
    whole.push(audio, (bytes, offset) => take(bytes, offset, codes));
    return codes;
  };
  return {
    push,
    end: () => push(new Uint8Array(END_MILLISECONDS * SAMPLES_PER_MILLISECOND).fill(SILENCE)),
    muteUntil: (milliseconds) => {
      mutedUntil = milliseconds;
    },
    reset: () => {
      startMilliseconds = elapsed();
      receiver = createReceiver();
    },
    quality: () => receiver.quality(),
    get elapsedMilliseconds() {
      return elapsed();
    },
  };
}

const NOTHING: readonly ReceivedCode[] = [];

/** From one reset to the next. */
function createReceiver() {
  const history = new ToneHistory();
  const bits = new HalfBits(history);
  const framing = new Framing(bits);
  const repeats = new RepeatedAudio();
  const quality = createLineQuality();
  let shift: Shift = 'letters';

  function read(start: number): ReceivedCode[] {
    const { code, confidence, bitConfidences } = readCharacter(bits, start);
    const weakBits = bitConfidences.filter((bit) => bit < BIT_CONFIDENCE_LEAST).length;
    if (confidence < CONFIDENCE_LEAST || weakBits > WEAK_BITS_MOST) return [];
    shift = shiftAfter(code, shift);
    quality.add({ confidence, isDoubtful: weakBits > 0 });
    return [{ code, shift, confidence, isDoubtful: weakBits > 0, atMilliseconds: start }];
  }

  return {
    milliseconds: () => history.length,
    quality: () => quality.now(),
    take(audio: Uint8Array, offset: number): readonly ReceivedCode[] {
      history.add(audio, offset);
      if (repeats.add(audio, offset, SAMPLES_PER_MILLISECOND)) history.forget(FRAME_MILLISECONDS);
      if (history.length % STEP_MILLISECONDS !== 0) return NOTHING;
      const time = history.length - LOOK_AHEAD_MILLISECONDS;
      if (time <= 0) return NOTHING;
      bits.matchUntil(history.length - FRAME_MILLISECONDS);
      return framing.advance(time).flatMap(read);
    },
  };
}
