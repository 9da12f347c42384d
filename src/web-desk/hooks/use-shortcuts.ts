import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../../web-shared/use-store.ts';
import { useParts } from '../desk-context.ts';
import { type Command, commandOf } from '../keys/shortcuts.ts';

export type Handlers = Readonly<Partial<Record<Command, () => void>>>;

/** Single keys of the whole page, for as long as the component is drawn that handles them. */
export function useShortcuts(handlers: Handlers): void {
  const { hasShortcuts } = useStore(useParts().preferences);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    if (!hasShortcuts) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = commandOf({
        key: event.key,
        isRepeat: event.repeat,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        isTyping: isTyping(),
      });
      const handle = command === null ? undefined : latest.current[command];
      if (!handle) return;
      event.preventDefault();
      handle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [hasShortcuts]);
}

/** The reader is in a field where a key means itself. */
export function isTyping(): boolean {
  const fields = 'input:not([type=checkbox], [type=radio]), select, textarea';
  return document.activeElement?.matches(fields) === true;
}
