import type { Clock } from '../../clock.ts';
import type { Sound } from '../contract.ts';

/** Speech synthesisers speak about 150 words a minute. */
const SPOKEN_MILLISECONDS_PER_WORD = 400;
/** A recording's length is not known without fetching it; people use short ones. */
const PLAYED_MILLISECONDS = 3000;

/** How long a sound lasts in the ear. */
function soundMilliseconds(sound: Sound): number {
  if (sound.kind === 'pause') return sound.seconds * 1000;
  if (sound.kind === 'play') return PLAYED_MILLISECONDS;
  return sound.text.split(/\s+/).filter(Boolean).length * SPOKEN_MILLISECONDS_PER_WORD;
}

/** Hears a sound to its end in the caller's time, or until it is stopped. */
export async function listenTo(sound: Sound, clock: Clock, stop: AbortSignal): Promise<void> {
  await clock.sleep(soundMilliseconds(sound), stop);
}
