import { useState } from 'preact/hooks';
import { keysIn, type TypingJob } from '../call/typing.ts';

interface TypeKeysProps {
  readonly enabled: boolean;
  readonly typing: boolean;
  readonly onType: (job: TypingJob) => void;
  readonly onStop: () => void;
}

/** Long numbers by paste or keyboard, pressed one key at a time. The field forgets them at once. */
export function TypeKeys({ enabled, typing, onType, onStop }: TypeKeysProps) {
  const [text, setText] = useState('');
  const typeAll = (written: string) => {
    const keys = keysIn(written);
    setText('');
    if (enabled && keys !== '') onType({ keys, closeWithPound: false });
  };
  return (
    <form
      class="type-keys"
      onSubmit={(event) => {
        event.preventDefault();
        typeAll(text);
      }}
    >
      <label for="type-keys" class="for-ear">
        Type or paste keys
      </label>
      <input
        id="type-keys"
        inputMode="tel"
        autocomplete="off"
        spellcheck={false}
        placeholder={enabled ? 'Type or paste keys' : 'Type or paste keys in a call'}
        disabled={!enabled}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
        onPaste={(event) => {
          event.preventDefault();
          typeAll(text + (event.clipboardData?.getData('text') ?? ''));
        }}
      />
      {typing ? (
        <button type="button" class="quiet" onClick={onStop}>
          Stop
        </button>
      ) : (
        <button type="submit" class="quiet" disabled={!enabled}>
          Press
        </button>
      )}
    </form>
  );
}
