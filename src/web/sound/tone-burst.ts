export interface ToneBurst {
  /** Sounded together. */
  readonly hertz: readonly number[];
  readonly seconds: number;
  /** Of each tone, 0 to 1: loud enough to notice, quiet enough under a voice. */
  readonly level: number;
}

/** Swelling and fading this long keeps a tone from clicking. */
const EDGE_SECONDS = 0.008;

/** Sounds some tones together, from now on. A context that the browser keeps asleep stays silent. */
export function soundTones(context: AudioContext, { hertz, seconds, level }: ToneBurst): void {
  // Created before the first gesture it may be asleep; waking it is best effort.
  context.resume().catch(() => {});
  const start = context.currentTime;
  const end = start + seconds;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(level, start + EDGE_SECONDS);
  gain.gain.setValueAtTime(level, end - EDGE_SECONDS);
  gain.gain.linearRampToValueAtTime(0, end);
  gain.connect(context.destination);
  for (const frequency of hertz) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain);
    oscillator.start(start);
    oscillator.stop(end);
  }
}
