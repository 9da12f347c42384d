import { callerName } from '../call/words.ts';
import { numberForEye } from '../callers.ts';

interface CallButtonsProps {
  readonly underWay: boolean;
  readonly from: string | null;
  /** Who called last; null when nobody has or nobody can. */
  readonly lastFrom: string | null;
  readonly onDial: (from: string) => void;
  readonly onHangUp: () => void;
}

export function CallButtons({ underWay, from, lastFrom, onDial, onHangUp }: CallButtonsProps) {
  if (underWay) {
    return (
      <div class="call-buttons">
        <button type="button" class="hang-up" onClick={onHangUp}>
          <HandsetIcon down />
          Hang up
        </button>
      </div>
    );
  }
  return (
    <div class="call-buttons">
      <button
        type="button"
        class="call"
        disabled={from === null}
        onClick={() => from !== null && onDial(from)}
      >
        <HandsetIcon />
        Call
      </button>
      <button
        type="button"
        class="redial"
        disabled={lastFrom === null}
        title={lastFrom === null ? undefined : `As ${numberForEye(callerName(lastFrom))}`}
        onClick={() => lastFrom !== null && onDial(lastFrom)}
      >
        Redial
      </button>
    </div>
  );
}

export function HandsetIcon({ down = false }: { readonly down?: boolean }) {
  return (
    <svg
      class={down ? 'icon down' : 'icon'}
      viewBox="0 0 24 24"
      width="22"
      height="22"
      aria-hidden="true"
    >
      <path
        fill="currentColor"
        d="M6.6 10.8a15.1 15.1 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57
          1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1
          c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.24 1.01z"
      />
    </svg>
  );
}
