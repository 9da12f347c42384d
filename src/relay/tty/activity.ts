import { HALF_BIT_MILLISECONDS } from '../baudot/half-bits.ts';
import { SAMPLES_PER_MILLISECOND } from '../baudot/line-signal.ts';
import { Milliseconds } from '../baudot/milliseconds.ts';
import { ToneHistory } from '../baudot/tone-history.ts';

/** Of 11 ms, what one of the two tones must explain to be a tone. Noise explains a tenth of it. */
const TONE_SHARE = 0.35;
/** Mean square of a 16-bit sample at about -45 dBm0 and -35 dBm0. */
const TONE_LEAST = 10_000;
const VOICE_LEAST = 90_000;

/** Between a speaker's words, and after them; noise knows no such pause. */
const PAUSE_MILLISECONDS = 1500;
const VOICE_MILLISECONDS = 800;

/** What is on the line besides characters, from the first byte of the stream on. */
export interface Activity {
  push(audio: Uint8Array): void;
  /** Milliseconds since a tone of a TTY was last heard; endless before the first. */
  readonly toneFreeMilliseconds: number;
  /** A voice, or another sound that stops and is no TTY, was heard and has paused. */
  readonly isVoice: boolean;
  /** Forgets the voice. */
  forgetVoice(): void;
}

/** Hears tones long before the decoder is sure of a character, and voices, which it never prints. */
export function createActivity(): Activity {
  const history = new ToneHistory();
  const whole = new Milliseconds();
  let toneAt = Number.NEGATIVE_INFINITY;
  let voiceAt = 0;
  let voiceMilliseconds = 0;
  const look = () => {
    const now = history.length;
    if (now % HALF_BIT_MILLISECONDS !== 0) return;
    const from = now - HALF_BIT_MILLISECONDS;
    const energy = history.energy(from, now);
    const perSample = energy / (HALF_BIT_MILLISECONDS * SAMPLES_PER_MILLISECOND);
    const share = energy <= 0 ? 0 : Math.abs(history.markOverSpace(from, now)) / energy;
    if (perSample >= TONE_LEAST && share >= TONE_SHARE) toneAt = now;
    else if (perSample >= VOICE_LEAST) {
      voiceAt = now;
      voiceMilliseconds += HALF_BIT_MILLISECONDS;
    }
  };
  return {
    push(audio) {
      whole.push(audio, (bytes, offset) => {
        history.add(bytes, offset);
        look();
      });
    },
    get toneFreeMilliseconds() {
      return history.length - toneAt;
    },
    get isVoice() {
      const hasPaused = history.length - voiceAt >= PAUSE_MILLISECONDS;
      return voiceMilliseconds >= VOICE_MILLISECONDS && hasPaused;
    },
    forgetVoice() {
      voiceMilliseconds = 0;
    },
  };
}
