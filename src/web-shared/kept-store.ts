import { createStore, type Store } from './store.ts';

/** The part of the browser's Storage that is used here. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

interface Keeping<Value extends object> {
  /** Given late: a browser may forbid even the asking. */
  readonly storage: () => KeyValueStorage;
  readonly storageKey: string;
  readonly usual: Value;
  /** Of what was kept (by any version of the page), what still makes sense. */
  readonly read: (kept: ReadonlyMap<string, unknown>) => Partial<Value>;
}

/** A store kept in the browser; one that keeps nothing starts with the usual values each time. */
export function createKeptStore<Value extends object>(keeping: Keeping<Value>): Store<Value> {
  const { storage, storageKey, usual, read } = keeping;
  const store = createStore<Value>({ ...usual, ...readKept(storage, storageKey, read) });
  store.watch(() => {
    try {
      storage().setItem(storageKey, JSON.stringify(store.get()));
    } catch {
      // Full or forbidden storage only costs the memory of a preference.
    }
  });
  return store;
}

function readKept<Value extends object>(
  storage: () => KeyValueStorage,
  storageKey: string,
  read: Keeping<Value>['read'],
): Partial<Value> {
  try {
    const kept: unknown = JSON.parse(storage().getItem(storageKey) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return read(new Map(Object.entries(kept)));
  } catch {
    return {};
  }
}
