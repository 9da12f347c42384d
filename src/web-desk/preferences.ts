import { createKeptStore, type KeyValueStorage } from '../web-shared/kept-store.ts';
import type { Store } from '../web-shared/store.ts';

export interface Preferences {
  /** An offered call rings. */
  readonly rings: boolean;
  /** Single keys are shortcuts (WCAG 2.1.4 asks for a way to switch them off). */
  readonly hasShortcuts: boolean;
  /** This browser is the agent's phone, where it can be. */
  readonly isPhoneHere: boolean;
}

const usual: Preferences = { rings: true, hasShortcuts: true, isPhoneHere: false };

/** Preferences kept in the browser. */
export function createPreferences(storage: () => KeyValueStorage): Store<Preferences> {
  return createKeptStore({
    storage,
    storageKey: 'payline.desk',
    usual,
    read: (kept) => ({
      rings: kept.get('rings') !== false,
      hasShortcuts: kept.get('hasShortcuts') !== false,
      isPhoneHere: kept.get('isPhoneHere') === true,
    }),
  });
}
