import type { Sound } from '../../simulator/contract.ts';

const WORDS_PER_SECOND = 3;
const SHORTEST_MILLISECONDS = 300;
/** A recording's length is not known before it plays; without ears it counts as this long. */
const RECORDING_MILLISECONDS = 2_000;
/** 45.45 baud, shifts and the tones before and after included. */
const BAUDOT_MILLISECONDS_PER_CHARACTER = 200;

/** How long a caller reads this sound's caption, in milliseconds, at `speed` (1 = normal). */
export function readingMilliseconds(sound: Sound, speed: number): number {
  if (sound.kind === 'pause') return sound.seconds * 1_000;
  if (sound.kind === 'play') {
    // A TTY reads as fast as the line sends, whatever the speed of the voice.
    return baudotMilliseconds(sound.url) ?? RECORDING_MILLISECONDS / speed;
  }
  const words = sound.text.split(/\s+/).filter((word) => word !== '').length;
  return Math.max(SHORTEST_MILLISECONDS, ((words / WORDS_PER_SECOND) * 1_000) / speed);
}

/** After this long a voice that has not finished is given up: browsers lose end events. */
export function patienceMilliseconds(sound: Sound, speed: number): number {
  return readingMilliseconds(sound, speed) * 2 + 4_000;
}

/** How long the line's Baudot audio lasts, whose address holds its text; null for other sounds. */
function baudotMilliseconds(url: string): number | null {
  const base64 = /\/voice\/baudot\/[^/]+\/([\w-]+)\.wav/.exec(url)?.[1];
  if (base64 === undefined) return null;
  return Math.floor((base64.length * 3) / 4) * BAUDOT_MILLISECONDS_PER_CHARACTER;
}
