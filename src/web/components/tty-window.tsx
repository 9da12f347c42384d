import type { Store } from '../../web-shared/store.ts';
import { useStore } from '../../web-shared/use-store.ts';
import type { CallView } from '../call/call-view.ts';
import { isUnderWay } from '../call/follow-call.ts';
import type { Preferences } from '../preferences.ts';
import { type ClosingWord, TextKeyboard } from './text-keyboard.tsx';
import { TurnSign } from './turn-sign.tsx';
import { TypedHistory } from './typed-history.tsx';

const WORDS: readonly ClosingWord[] = [
  ['GA', 'go ahead'],
  ['SK', 'goodbye'],
  ['XXX', 'erase'],
  ['RPT', 'repeat'],
  ['HD', 'hold'],
];

interface TtyWindowProps {
  readonly view: CallView;
  readonly preferences: Store<Preferences>;
  readonly onWrite: (text: string) => void;
}

/** A TTY's display and keyboard, in large type. */
export function TtyWindow({ view, preferences, onWrite }: TtyWindowProps) {
  const { ttyTones, muted } = useStore(preferences);
  return (
    <section class="card text-window" aria-labelledby="tty-title">
      <div class="text-window-top">
        <h2 id="tty-title">TTY</h2>
        <label class="tick">
          <input
            type="checkbox"
            checked={ttyTones && !muted}
            disabled={muted}
            onChange={(event) => preferences.change({ ttyTones: event.currentTarget.checked })}
          />
          Hear the tones
        </label>
      </div>
      <TypedHistory
        talk={view.talk}
        farName="Line"
        hint="What you and the line type appears here. A TTY hears no voice."
      />
      <TurnSign view={view} device="tty" />
      <TextKeyboard device="tty" enabled={isUnderWay(view)} words={WORDS} onWrite={onWrite} />
    </section>
  );
}
