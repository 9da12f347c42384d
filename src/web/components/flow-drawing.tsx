import { useLayoutEffect, useRef } from 'preact/hooks';

interface FlowDrawingProps {
  readonly svg: string;
  /** 'selfService.identify.memberId', as in the drawing's data-state. */
  readonly state: string | null;
}

/** The drawing's own look, and the mark on the current state. */
const MARK = `
  /* Never so small that its words cannot be read: the box scrolls. */
  svg { display: block; width: 100%; min-width: 70rem; height: auto; }
  .state.current > :is(rect, path, polygon, ellipse, circle) {
    stroke: #b45309; stroke-width: 4; fill: #fde68a;
  }
  .state.current > text { fill: #1c1917; }
`;

const STYLE = /<style>([\s\S]*?)<\/style>/g;

/**
 * The drawing lives in a shadow root: its styles stay its own, and they are adopted as a sheet
 * because the content security policy forbids <style> elements.
 */
export function FlowDrawing({ svg, state }: FlowDrawingProps) {
  const place = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    const host = place.current;
    if (!host) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    // Taken out as text: even parsing a <style> is held against the policy.
    const styles = [...svg.matchAll(STYLE)].map(([, rules]) => rules ?? '');
    const bare = svg.replaceAll(STYLE, '');
    const drawing = new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement;
    root.adoptedStyleSheets = [...styles, MARK].map(sheet);
    root.replaceChildren(document.importNode(drawing, true));
  }, [svg]);

  useLayoutEffect(() => {
    const host = place.current;
    const root = host?.shadowRoot;
    if (!host || !root) return;
    for (const marked of root.querySelectorAll('.current')) marked.classList.remove('current');
    const group = state === null ? null : findState(root, state);
    group?.classList.add('current');
    if (group) bringToMiddle(host, group);
  }, [svg, state]);

  return (
    <section
      ref={place}
      class="flow-drawing"
      aria-label="Drawing of the call flow"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing scrolls by keyboard
      tabIndex={0}
    />
  );
}

/** Scrolls the box alone: scrollIntoView would move the page away under the caller's finger. */
function bringToMiddle(box: Element, target: Element): void {
  const outer = box.getBoundingClientRect();
  const inner = target.getBoundingClientRect();
  box.scrollBy({
    left: inner.left + inner.width / 2 - (outer.left + outer.width / 2),
    top: inner.top + inner.height / 2 - (outer.top + outer.height / 2),
    behavior: 'instant',
  });
}

/** The state itself or, when only an ancestor is drawn, that one. */
function findState(root: ShadowRoot, state: string): Element | null {
  const names = state.split('.');
  for (let length = names.length; length > 0; length -= 1) {
    const name = CSS.escape(names.slice(0, length).join('.'));
    const group = root.querySelector(`[data-state="${name}"]`);
    if (group) return group;
  }
  return null;
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
