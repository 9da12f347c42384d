import { useEffect, useState } from 'preact/hooks';
import type { Store } from './store.ts';

/** The store's value, drawn again whenever it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [value, setValue] = useState(store.get);
  useEffect(() => {
    setValue(store.get());
    return store.watch(() => setValue(store.get()));
  }, [store]);
  return value;
}
