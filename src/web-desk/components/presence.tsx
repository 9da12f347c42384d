import { useRef, useState } from 'preact/hooks';
import { useDesk, useDeskState } from '../desk-context.ts';
import { useNow } from '../hooks/use-now.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { clock } from '../words/durations.ts';
import { presenceWords, whyNotReady } from '../words/presence.ts';
import { Button } from './button.tsx';
import { KeyCap } from './key-cap.tsx';

/** Whether calls are offered to this agent, for how long, and the change of it. */
export function Presence() {
  const { act, isPending } = useDesk();
  const { presence, awayReasons } = useDeskState();
  const now = useNow();
  const reasonField = useRef<HTMLSelectElement>(null);
  const [reason, setReason] = useState(awayReasons[0] ?? '');
  const inTheWay = whyNotReady(presence.state);
  const isReady = presence.state === 'ready';
  const becomeReady = () => void act({ action: 'ready' });
  const canBeReady = inTheWay === null && !isReady;
  useShortcuts({
    ready: () => canBeReady && becomeReady(),
    away: () => reasonField.current?.focus(),
  });
  return (
    <section class="presence" aria-label="Your presence" data-presence={presence.state}>
      <p class="presence-now">
        <span class="lamp" aria-hidden="true" />
        <strong>{presenceWords(presence.state, presence.reason)}</strong>
        <span class="number" role="timer">
          {clock((now - presence.sinceMilliseconds) / 1_000)}
        </span>
      </p>
      {!isReady && (
        <Button
          tone="primary"
          shortcut="ready"
          onPress={becomeReady}
          isPending={isPending('ready')}
          isUnavailable={!canBeReady}
          {...(inTheWay === null ? {} : { describedBy: 'why-not-ready' })}
        >
          Ready
        </Button>
      )}
      {inTheWay !== null && (
        <span id="why-not-ready" class="hint">
          {inTheWay}
        </span>
      )}
      {inTheWay === null && (
        <form
          class="away"
          onSubmit={(event) => {
            event.preventDefault();
            void act({ action: 'away', reason });
          }}
        >
          <label for="away-reason">
            Away <KeyCap of="away" />
          </label>
          <select
            id="away-reason"
            ref={reasonField}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          >
            {awayReasons.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <Button type="submit" isPending={isPending('away')}>
            Go away
          </Button>
        </form>
      )}
    </section>
  );
}
