import { useEffect, useRef } from 'preact/hooks';

/**
 * Where a focused control leaves the page (an offer ends, a payment goes on to its next step), the
 * focus goes to the heading of the nearest section that is still there, not to the page's top.
 */
export function useFocusRescue(): void {
  const lost = useRef<{ readonly element: Element; readonly around: readonly Element[] } | null>(
    null,
  );
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) lost.current = { element: target, around: sectionsOf(target) };
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    const { current } = lost;
    if (current === null || current.element.isConnected) return;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const section = current.around.find((element) => element.isConnected);
    section?.querySelector<HTMLElement>('[data-focus-home]')?.focus();
  });
}

function sectionsOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (at.matches('section, main')) around.push(at);
  }
  return around;
}
