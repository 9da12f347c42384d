import { soundTones } from './tone-burst.ts';
import { tonePair } from './tone-pairs.ts';

/** Two tones of this level never clip. */
const TONE = { seconds: 0.12, level: 0.06 };

let context: AudioContext | null = null;

/** Sounds the key's tone for 120 ms. A browser that refuses audio stays silent. */
export function playTone(key: string): void {
  const hertz = tonePair(key);
  if (!hertz || !('AudioContext' in window)) return;
  context ??= new AudioContext();
  soundTones(context, { hertz, ...TONE });
}
