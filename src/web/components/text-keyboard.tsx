import { useEffect, useRef, useState } from 'preact/hooks';
import { typedCharacters } from '../call/tty-characters.ts';

const LONGEST_CHARACTERS = 200;

/** A word a text telephone ends a line with, and what it means. */
export type ClosingWord = readonly [word: string, meaning: string];

interface TextKeyboardProps {
  readonly device: 'tty' | 'relay';
  readonly enabled: boolean;
  readonly words: readonly ClosingWord[];
  readonly onWrite: (text: string) => void;
}

/** Enter sends the line; a word's button puts the word behind it and sends both. */
export function TextKeyboard({ device, enabled, words, onWrite }: TextKeyboardProps) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!enabled) return;
    // A call begins: the hands go to the keyboard, the eyes to the whole window.
    input.current?.focus({ preventScroll: true });
    input.current?.closest('.text-window')?.scrollIntoView({ block: 'nearest' });
  }, [enabled]);
  const send = (line: string) => {
    setText('');
    setRefused('');
    if (enabled && line.trim() !== '') onWrite(line.trim());
  };
  const take = (field: HTMLInputElement) => {
    const typed = typedCharacters(field.value, device);
    showInField(field, typed.text);
    setText(typed.text);
    setRefused([...new Set(refused + typed.refused)].join(''));
  };
  return (
    <form
      class="text-keyboard"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      <label for="typed-text">Type here, Enter sends</label>
      <div class="typed-line">
        <input
          ref={input}
          id="typed-text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={LONGEST_CHARACTERS}
          disabled={!enabled}
          aria-describedby="turn-sign refused-characters"
          value={text}
          onInput={(event) => take(event.currentTarget)}
          onKeyDown={(event) => event.key === 'Escape' && send('')}
        />
        <button type="submit" class="quiet" disabled={!enabled}>
          Send
        </button>
      </div>
      <output id="refused-characters" for="typed-text" class="refused">
        {refused !== '' && `Refused, not on this keyboard: ${[...refused].join(' ')}`}
      </output>
      <WordButtons words={words} enabled={enabled} onWord={(word) => send(`${text} ${word}`)} />
    </form>
  );
}

interface WordButtonsProps extends Pick<TextKeyboardProps, 'words' | 'enabled'> {
  readonly onWord: (word: string) => void;
}

function WordButtons({ words, enabled, onWord }: WordButtonsProps) {
  return (
    <fieldset class="word-buttons" disabled={!enabled}>
      <legend class="for-ear">Add a word and send</legend>
      {words.map(([word, meaning]) => (
        <button
          type="button"
          key={word}
          // The mouse leaves the focus in the line.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onWord(word)}
        >
          <span class="word">{word}</span> <span class="letters">{meaning}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Refused characters leave the field at once, and the caret stays where it was. */
function showInField(field: HTMLInputElement, text: string): void {
  if (field.value === text) return;
  const behindCaret = field.value.length - (field.selectionStart ?? field.value.length);
  field.value = text;
  const caret = Math.max(0, text.length - behindCaret);
  field.setSelectionRange(caret, caret);
}
