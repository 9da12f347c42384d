import type { Store } from '../../web-shared/store.ts';
import { useStore } from '../../web-shared/use-store.ts';
import { FASTEST, type Preferences, SLOWEST } from '../preferences.ts';

interface SoundControlsProps {
  readonly preferences: Store<Preferences>;
  /** Whether the browser has voices. */
  readonly able: boolean;
}

export function SoundControls({ preferences, able }: SoundControlsProps) {
  const { muted, captionsOnly, speed } = useStore(preferences);
  return (
    <fieldset class="sound-controls">
      <legend class="for-ear">Sound</legend>
      <label class="tick">
        <input
          type="checkbox"
          checked={muted}
          onChange={(event) => preferences.change({ muted: event.currentTarget.checked })}
        />
        Mute
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={captionsOnly}
          onChange={(event) => preferences.change({ captionsOnly: event.currentTarget.checked })}
        />
        Captions only
      </label>
      <label class="speed">
        <span>Speed</span>
        <input
          type="range"
          min={SLOWEST}
          max={FASTEST}
          step={0.25}
          value={speed}
          aria-valuetext={`${speed} times`}
          onInput={(event) => preferences.change({ speed: Number(event.currentTarget.value) })}
        />
        <output>{speed}×</output>
      </label>
      {!able && <p class="hint">This browser has no voices: captions set the pace.</p>}
    </fieldset>
  );
}
