/** A value that components watch. */
export interface Store<Value> {
  get(): Value;
  /** Replaces some fields and tells everybody who watches. */
  change(fields: Partial<Value>): void;
  /** The result stops the watching. */
  watch(onChange: () => void): () => void;
}

export function createStore<Value extends object>(initial: Value): Store<Value> {
  let value = initial;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    change(fields) {
      value = { ...value, ...fields };
      for (const onChange of watchers) onChange();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}
