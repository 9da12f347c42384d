import { useState } from 'preact/hooks';

interface SpeakProps {
  readonly onSay: (text: string) => void;
}

/** Shown while the line records: what is typed here is said. Silence, or a key, ends the recording. */
export function Speak({ onSay }: SpeakProps) {
  const [text, setText] = useState('');
  return (
    <form
      class="type-keys"
      onSubmit={(event) => {
        event.preventDefault();
        const words = text.trim();
        setText('');
        if (words !== '') onSay(words);
      }}
    >
      <label for="speak" class="for-ear">
        Say it, the line records
      </label>
      <input
        id="speak"
        autocomplete="off"
        maxLength={300}
        placeholder="The line records: type what you say"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="quiet">
        Say it
      </button>
    </form>
  );
}
