import type { Store } from '../web-shared/store.ts';
import type { PhoneSocket } from './call/connection.ts';
import type { Preferences } from './preferences.ts';

/** A socket to the carrier that serves this page. */
export function openSocket(path: string): PhoneSocket {
  return new WebSocket(new URL(path, location.href)) as PhoneSocket;
}

/** Calls `work` after `milliseconds`; the result cancels it. */
export function later(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/** Calls `readInstead` whenever the reader goes over from listening to reading. */
export function watchReading(preferences: Store<Preferences>, readInstead: () => void): void {
  let wasReading = false;
  preferences.watch(() => {
    const { muted, captionsOnly } = preferences.get();
    const reads = muted || captionsOnly;
    if (reads && !wasReading) readInstead();
    wasReading = reads;
  });
}
