import type { TypingJob } from '../call/typing.ts';

interface TypeItProps {
  readonly keys: string;
  /** Begins with the visible words, so that voice control finds the button. */
  readonly label: string;
  readonly words?: string;
  readonly enabled: boolean;
  readonly onType: (job: TypingJob) => void;
}

/** Presses `keys` for the caller, and # behind them when the line waits for it. */
export function TypeIt({ keys, label, words = 'Type', enabled, onType }: TypeItProps) {
  return (
    <button
      type="button"
      class="type-it"
      aria-label={label}
      disabled={!enabled}
      title={enabled ? undefined : 'First call'}
      // The mouse leaves the focus alone: Enter goes on meaning #.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onType({ keys, closeWithPound: true })}
    >
      {words}
    </button>
  );
}
