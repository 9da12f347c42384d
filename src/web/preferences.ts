import { createStore, type Store } from './store.ts';

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

/** The part of the browser's Storage that is used here. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
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
const STORAGE_KEY = 'payline.phone';

/** Preferences kept in the browser; one that keeps nothing starts with the usual ones each time. */
export function createPreferences(storage: () => KeyValueStorage): Store<Preferences> {
  const store = createStore<Preferences>({ ...usual, ...readKept(storage) });
  store.watch(() => {
    try {
      storage().setItem(STORAGE_KEY, JSON.stringify(store.get()));
    } catch {
      // Full or forbidden storage only costs the memory of a preference.
    }
  });
  return store;
}

function readKept(storage: () => KeyValueStorage): Partial<Preferences> {
  try {
    const kept: unknown = JSON.parse(storage().getItem(STORAGE_KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const speed = 'speed' in kept && typeof kept.speed === 'number' ? kept.speed : usual.speed;
    return {
      muted: 'muted' in kept && kept.muted === true,
      captionsOnly: 'captionsOnly' in kept && kept.captionsOnly === true,
      ttyTones: 'ttyTones' in kept && kept.ttyTones === true,
      inspectorOpen: !('inspectorOpen' in kept) || kept.inspectorOpen !== false,
      speed: Math.min(FASTEST, Math.max(SLOWEST, speed)),
    };
  } catch {
    return {};
  }
}
