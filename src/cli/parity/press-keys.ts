import type { Clock } from '../../clock.ts';
import type { LiveCall } from '../../simulator/carrier.ts';

/** A hurried thumb. */
export const KEY_MILLISECONDS = 300;

/**
 * Presses keys one after another. The # at their end is left out once `hasGoneOn`: the line took
 * the rest as complete, and it would cut the next question short.
 */
export async function pressKeys(
  call: LiveCall,
  clock: Clock,
  keys: string,
  hasGoneOn: () => boolean,
): Promise<void> {
  for (const key of keys) {
    if (key === '#' && keys.length > 1 && hasGoneOn()) return;
    call.press(key);
    await clock.sleep(KEY_MILLISECONDS);
  }
}
