const RING_EVERY_MILLISECONDS = 3_000;
const RING_LEVEL = 0.08;
/** Swelling and fading this long keeps the tones from clicking. */
const EDGE_SECONDS = 0.02;
/** Two short chimes, as of a desk telephone. */
const CHIMES: readonly { readonly hertz: number; readonly startSeconds: number }[] = [
  { hertz: 659, startSeconds: 0 },
  { hertz: 523, startSeconds: 0.22 },
  { hertz: 659, startSeconds: 0.6 },
  { hertz: 523, startSeconds: 0.82 },
];
const CHIME_SECONDS = 0.2;

let context: AudioContext | null = null;

/** Rings until the result is called. A browser that refuses audio stays silent. */
export function startRinging(): () => void {
  if (!('AudioContext' in window)) return () => {};
  context ??= new AudioContext();
  const audio = context;
  const master = audio.createGain();
  master.connect(audio.destination);
  const ring = () => {
    // Before the first gesture it may be asleep; waking it is best effort.
    audio.resume().catch(() => {});
    for (const { hertz, startSeconds } of CHIMES) {
      chime(audio, master, hertz, audio.currentTime + startSeconds);
    }
  };
  ring();
  const timer = setInterval(ring, RING_EVERY_MILLISECONDS);
  return () => {
    clearInterval(timer);
    master.disconnect();
  };
}

function chime(audio: AudioContext, master: GainNode, hertz: number, start: number): void {
  const level = audio.createGain();
  const end = start + CHIME_SECONDS;
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(RING_LEVEL, start + EDGE_SECONDS);
  level.gain.linearRampToValueAtTime(0, end);
  level.connect(master);
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = hertz;
  oscillator.connect(level);
  oscillator.start(start);
  oscillator.stop(end);
}
