import type { Clock } from '../clock.ts';

/** How often the database is looked at: another process may have changed it. */
const LOOK_MILLISECONDS = 1_000;

/**
 * Tells listeners when something has happened at the desk, by its growing sequence. It looks once a
 * second while somebody listens, and at once when told to.
 */
export function createChanges(options: { readonly clock: Clock; readonly sequence: () => number }) {
  const { clock, sequence } = options;
  const listeners = new Set<(sequence: number) => void>();
  const closing = new AbortController();
  let last = -1;
  let isLooking = false;
  const look = () => {
    const now = sequence();
    if (now === last) return;
    last = now;
    for (const listener of listeners) listener(now);
  };
  const keepLooking = async () => {
    isLooking = true;
    while (listeners.size > 0 && !closing.signal.aborted) {
      look();
      await clock.sleep(LOOK_MILLISECONDS, closing.signal);
    }
    isLooking = false;
  };
  return {
    look,
    onChange(listener: (sequence: number) => void): () => void {
      listeners.add(listener);
      if (!isLooking) void keepLooking();
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => closing.abort(),
  };
}
