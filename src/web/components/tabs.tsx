import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Tab {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title when there is anything to count. */
  readonly count: number;
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly open: string;
  readonly onOpen: (id: string) => void;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** The ARIA tabs pattern: one tab stop, arrow keys, Home and End; the panel follows the focus. */
export function Tabs({ tabs, open, onOpen, label, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const go = (place: number) => {
    const tab = tabs[(place + tabs.length) % tabs.length];
    if (!tab) return;
    onOpen(tab.id);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = tabs.findIndex((tab) => tab.id === open);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: place + 1,
      ArrowLeft: place - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list}>
        {tabs.map(({ id, title, count }) => (
          <button
            type="button"
            key={id}
            id={`tab-${id}`}
            role="tab"
            aria-selected={id === open}
            aria-controls="tab-panel"
            tabIndex={id === open ? 0 : -1}
            onClick={() => onOpen(id)}
            onKeyDown={onKeyDown}
          >
            {title}
            {count > 0 && <span class="count">{count}</span>}
          </button>
        ))}
      </div>
      <div
        id="tab-panel"
        class="panel"
        role="tabpanel"
        aria-labelledby={`tab-${open}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by keyboard
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
