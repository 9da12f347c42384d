import { mulawCode } from '../relay/baudot/mulaw.ts';
import { mulawWav } from '../relay/baudot-wav.ts';

/** The length of the phrase; played over and over it begins anew without a seam. */
export const MUSIC_SECONDS = 16;

const SAMPLES_PER_SECOND = 8_000;
const NOTE_SECONDS = 0.5;
/** A note is heard until the next two have begun. */
const RINGING_SECONDS = 1.5;
const ATTACK_SECONDS = 0.04;
/** Of full scale: soft enough to speak over, and far from clipping where notes meet. */
const LOUDNESS = 0.16;
const FULL_SCALE = 32_767;

/** Semitones from A4 (440 Hz); C, A minor, F and G, twice, each as eight notes up and down. */
const CHORDS = [
  [-21, -14, -9, -5],
  [-24, -17, -12, -9],
  [-28, -16, -12, -9],
  [-26, -14, -10, -7],
] as const;
const PATTERN = [0, 1, 2, 3, 2, 1, 2, 3] as const;

/**
 * The line's own music for who waits: a quiet broken chord, made and not recorded, so that nobody's
 * rights are in it. A WAV file of 8 kHz µ-law, as telephones carry it.
 */
export function holdMusic(): Buffer {
  const samples = new Float64Array(MUSIC_SECONDS * SAMPLES_PER_SECOND);
  const noteCount = MUSIC_SECONDS / NOTE_SECONDS;
  for (let note = 0; note < noteCount; note += 1) addNote(samples, note);
  return mulawWav(Uint8Array.from(samples, mulawCode));
}

/** What rings on past the end is heard at the beginning. */
function addNote(samples: Float64Array, note: number): void {
  const chord = CHORDS[Math.floor(note / PATTERN.length) % CHORDS.length] ?? CHORDS[0];
  const semitones = chord[PATTERN[note % PATTERN.length] ?? 0] ?? 0;
  const hertz = 440 * 2 ** (semitones / 12);
  const start = note * NOTE_SECONDS * SAMPLES_PER_SECOND;
  for (let index = 0; index < RINGING_SECONDS * SAMPLES_PER_SECOND; index += 1) {
    const seconds = index / SAMPLES_PER_SECOND;
    const place = (start + index) % samples.length;
    const level = FULL_SCALE * LOUDNESS * loudness(seconds);
    samples[place] = (samples[place] ?? 0) + level * tone(seconds, hertz);
  }
}

/** Rises quickly, dies away slowly, and is silent at both ends. */
function loudness(seconds: number): number {
  const rise = Math.min(1, seconds / ATTACK_SECONDS);
  const left = 1 - seconds / RINGING_SECONDS;
  return rise * left * left;
}

/** A plain tone with a little of its octave. */
function tone(seconds: number, hertz: number): number {
  const phase = 2 * Math.PI * hertz * seconds;
  return Math.sin(phase) + 0.25 * Math.sin(2 * phase);
}
