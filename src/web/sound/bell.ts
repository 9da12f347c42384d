import { soundTones } from './tone-burst.ts';

const RING = { hertz: [440, 480], seconds: 2, level: 0.05 };
const CYCLE_MILLISECONDS = 6_000;

let context: AudioContext | null = null;
let timer: ReturnType<typeof setInterval> | null = null;

/** Rings two seconds in six until it is stopped. A browser that refuses audio stays silent. */
export function ringBell(): void {
  stopBell();
  if (!('AudioContext' in window)) return;
  ringOnce();
  timer = setInterval(ringOnce, CYCLE_MILLISECONDS);
}

export function stopBell(): void {
  if (timer !== null) clearInterval(timer);
  timer = null;
  context?.close().catch(() => {});
  context = null;
}

function ringOnce(): void {
  context ??= new AudioContext();
  soundTones(context, RING);
}
