import { createKeptStore, type KeyValueStorage } from '../web-shared/kept-store.ts';
import type { Store } from '../web-shared/store.ts';

export interface Preferences {
  /** Neither voice nor tones. */
  readonly muted: boolean;
  /** Tones, but the line is read instead of heard. */
  readonly captionsOnly: boolean;
  /** Of the voice, or of reading: 0.75 to 2; 1 is normal. */
  readonly speed: number;
  readonly inspectorOpen: boolean;
  /** A TTY's tones are sounded while text goes over the line. */
  readonly ttyTones: boolean;
}

export const SLOWEST = 0.75;
export const FASTEST = 2;

const usual: Preferences = {
  muted: false,
  captionsOnly: false,
  speed: 1,
  inspectorOpen: true,
  ttyTones: false,
};

/** Preferences kept in the browser; one that keeps nothing starts with the usual ones each time. */
export function createPreferences(storage: () => KeyValueStorage): Store<Preferences> {
  return createKeptStore({ storage, storageKey: 'payline.phone', usual, read: readKept });
}

function readKept(kept: ReadonlyMap<string, unknown>): Preferences {
  const speed = kept.get('speed');
  return {
    muted: kept.get('muted') === true,
    captionsOnly: kept.get('captionsOnly') === true,
    ttyTones: kept.get('ttyTones') === true,
    inspectorOpen: kept.get('inspectorOpen') !== false,
    speed: typeof speed === 'number' ? Math.min(FASTEST, Math.max(SLOWEST, speed)) : usual.speed,
  };
}
