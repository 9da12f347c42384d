import type { TimelineEntry } from '../../desk/contract.ts';
import { timeWords } from '../words/durations.ts';

/** What happened in the call, the newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <section class="card" aria-labelledby="timeline-title">
      <h3 id="timeline-title">What happened</h3>
      {entries.length === 0 ? (
        <p class="empty">Nothing yet.</p>
      ) : (
        <ol
          class="timeline"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard
          tabIndex={0}
          aria-labelledby="timeline-title"
        >
          {entries.toReversed().map(({ atMilliseconds, text }) => (
            <li key={`${atMilliseconds} ${text}`}>
              <span class="hint number">{timeWords(atMilliseconds)}</span> {text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
