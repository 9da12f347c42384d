import { useStore } from '../../web-shared/use-store.ts';
import { useParts } from '../desk-context.ts';
import { type Command, keyOf } from '../keys/shortcuts.ts';

/** The key beside what it does; aria-keyshortcuts tells it to an ear. */
export function KeyCap({ of }: { readonly of: Command }) {
  const { hasShortcuts } = useStore(useParts().preferences);
  if (!hasShortcuts) return null;
  return (
    <span class="key-cap" aria-hidden="true">
      {keyOf(of)}
    </span>
  );
}
