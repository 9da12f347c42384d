const paths = {
  proved: 'M8 1.5 13.5 3.5v4c0 3.4-2.3 5.9-5.5 7-3.2-1.1-5.5-3.6-5.5-7v-4ZM5.4 8l2 2 3.4-3.8',
  unproved: 'M8 1.5 13.5 3.5v4c0 3.4-2.3 5.9-5.5 7-3.2-1.1-5.5-3.6-5.5-7v-4ZM8 5v3.6M8 11v.2',
  voice: 'M4.2 2 6 5.3 4.6 6.6a9 9 0 0 0 4.8 4.8L10.7 10 14 11.8 13.2 14C7 14.5 1.5 9 2 2.8Z',
  relay: 'M2 4.5h7v5H5.5L3.5 11.5V9.5H2ZM11 6.5h3v5h-1.2V13.5l-2-2H7.5',
  tty: 'M1.5 4h13v8h-13ZM4 6.5h.1M7 6.5h.1M10 6.5h.1M12.5 6.5h.1M4 9.5h8',
  hold: 'M5.5 3v10M10.5 3v10',
  muted: 'M6 4a2 2 0 0 1 4 0v4M6 6v2a2 2 0 0 0 3 1.7M3.5 8a4.5 4.5 0 0 0 7.5 3M8 12.5V15M2 2l12 12',
  warning: 'M8 2 14.8 14H1.2ZM8 6.5v3.5M8 12v.2',
  done: 'M2.5 8.5 6 12l7.5-8',
  wrong: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  clock: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13M8 4.5V8l2.5 1.8',
  empty: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2',
  keys: 'M3 3h.1M8 3h.1M13 3h.1M3 8h.1M8 8h.1M13 8h.1M3 13h.1M8 13h.1M13 13h.1',
} as const;

export type IconName = keyof typeof paths;

/** Beside words that say the same: never alone, so never read. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
