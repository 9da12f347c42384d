import { useEffect } from 'preact/hooks';

export interface KeyboardActions {
  onKey(key: string): void;
  onEnter(): void;
  onEscape(): void;
  onPaste(text: string): void;
}

/** The whole page as a keypad, except where the reader is writing or choosing. */
export function useKeyboard(actions: KeyboardActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isWriting(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9*#]$/.test(event.key)) actions.onKey(event.key);
      else if (event.key === 'Escape') actions.onEscape();
      else if (event.key === 'Enter' && !isPressable(event.target)) actions.onEnter();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isWriting(event.target)) actions.onPaste(event.clipboardData?.getData('text') ?? '');
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('paste', onPaste);
    };
  }, [actions]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('input:not([type=checkbox]), select, textarea')
  );
}

/** Enter there belongs to the control itself. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('button, a, summary, input');
}
