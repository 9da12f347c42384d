import { tonePair } from './tone-pairs.ts';

const TONE_SECONDS = 0.12;
/** Loud enough to notice, quiet enough under a voice. Two tones of this level never clip. */
const TONE_LEVEL = 0.06;
/** Swelling and fading this long keeps the tone from clicking. */
const EDGE_SECONDS = 0.008;

let context: AudioContext | null = null;

/** Sounds the key's tone for 120 ms. A browser that refuses audio stays silent. */
export function playTone(key: string): void {
  const pair = tonePair(key);
  if (!pair || !('AudioContext' in window)) return;
  context ??= new AudioContext();
  // Created before the first gesture it may be asleep; waking it is best effort.
  context.resume().catch(() => {});
  const start = context.currentTime;
  const end = start + TONE_SECONDS;
  const level = context.createGain();
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(TONE_LEVEL, start + EDGE_SECONDS);
  level.gain.setValueAtTime(TONE_LEVEL, end - EDGE_SECONDS);
  level.gain.linearRampToValueAtTime(0, end);
  level.connect(context.destination);
  for (const hertz of pair) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(level);
    oscillator.start(start);
    oscillator.stop(end);
  }
}
