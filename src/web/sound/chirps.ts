import { BIT_SECONDS, chirpHertz } from './chirp-plan.ts';

const CHIRP_LEVEL = 0.04;
const EDGE_SECONDS = 0.01;

let context: AudioContext | null = null;
let busyUntil = 0;

/** Chirps for a piece of text behind what still chirps. A browser that refuses stays silent. */
export function playChirps(text: string): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  context.resume().catch(() => {});
  const start = Math.max(context.currentTime, busyUntil);
  const hertz = chirpHertz(text);
  const end = start + hertz.length * BIT_SECONDS;
  busyUntil = end;
  const level = context.createGain();
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(CHIRP_LEVEL, start + EDGE_SECONDS);
  level.gain.setValueAtTime(CHIRP_LEVEL, end - EDGE_SECONDS);
  level.gain.linearRampToValueAtTime(0, end);
  level.connect(context.destination);
  const oscillator = context.createOscillator();
  for (const [bit, tone] of hertz.entries()) {
    oscillator.frequency.setValueAtTime(tone, start + bit * BIT_SECONDS);
  }
  oscillator.connect(level);
  oscillator.start(start);
  oscillator.stop(end);
}

/** The call is over, or the tones were switched off: what has not chirped yet never will. */
export function stopChirps(): void {
  context?.close().catch(() => {});
  context = null;
  busyUntil = 0;
}
