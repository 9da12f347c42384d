import { createInterface, emitKeypressEvents } from 'node:readline';

/** What a person does at the terminal. */
export type KeyboardInput =
  | { readonly kind: 'key'; readonly key: string }
  /** A whole typed line of keys, where keys cannot be read one at a time. */
  | { readonly kind: 'line'; readonly keys: string }
  /** Words to be spoken where the line records. */
  | { readonly kind: 'say'; readonly text: string }
  /** Words to be typed at a TTY. */
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'command'; readonly command: 'hangup' | 'redial' | 'quit' | 'help' }
  /** Ctrl-C: hang up, or leave when there is no call. */
  | { readonly kind: 'interrupt' }
  /** Nothing more can come. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown'; readonly text: string };

export interface KeyboardStream extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

const COMMANDS: Readonly<Record<string, KeyboardInput>> = {
  h: { kind: 'command', command: 'hangup' },
  r: { kind: 'command', command: 'redial' },
  q: { kind: 'command', command: 'quit' },
  '?': { kind: 'command', command: 'help' },
  '\x03': { kind: 'interrupt' },
  '\x04': { kind: 'closed' },
};

/**
 * Reads a terminal key by key (raw mode), or anything else line by line.
 * @returns a function that gives the terminal back as it was.
 */
export function readKeyboard(
  stdin: KeyboardStream,
  handle: (input: KeyboardInput) => void,
): () => void {
  return stdin.isTTY && stdin.setRawMode ? readKeys(stdin, handle) : readLines(stdin, handle);
}

function readKeys(stdin: KeyboardStream, handle: (input: KeyboardInput) => void): () => void {
  // Arrow and function keys arrive as one sequence of several characters; a telephone has none.
  const spoken = new SpokenLine(handle);
  const onKey = (_: string | undefined, key: { readonly sequence?: string }) => {
    if (key.sequence?.length !== 1 || spoken.takes(key.sequence)) return;
    handle(readCharacter(key.sequence));
  };
  const onEnd = () => handle({ kind: 'closed' });
  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  stdin.on('keypress', onKey);
  stdin.on('end', onEnd);
  stdin.resume();
  return () => {
    stdin.off('keypress', onKey);
    stdin.off('end', onEnd);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
}

function readCharacter(character: string): KeyboardInput {
  if (/^[0-9*#]$/.test(character)) return { kind: 'key', key: character };
  return COMMANDS[character.toLowerCase()] ?? { kind: 'unknown', text: character };
}

function readLines(stdin: KeyboardStream, handle: (input: KeyboardInput) => void): () => void {
  const lines = createInterface({ input: stdin, terminal: false });
  lines.on('line', (line) => handle(readLine(line)));
  lines.on('close', () => handle({ kind: 'closed' }));
  return () => {
    lines.removeAllListeners();
    lines.close();
  };
}

/** After s (or t) letters are words to be spoken (typed) until Return; Escape gives them up. */
class SpokenLine {
  readonly #handle: (input: KeyboardInput) => void;
  #text: string | null = null;
  #kind: 'say' | 'type' = 'say';

  constructor(handle: (input: KeyboardInput) => void) {
    this.#handle = handle;
  }

  /** Whether the character belongs to what is being said or typed. */
  takes(character: string): boolean {
    if (this.#text === null) {
      if (character !== 's' && character !== 't') return false;
      this.#kind = character === 's' ? 'say' : 'type';
      this.#text = '';
      return true;
    }
    if (character === '\r' || character === '\n') this.#end();
    else if (character === '\x7f') this.#text = this.#text.slice(0, -1);
    else if (/\p{Cc}/u.test(character)) {
      this.#text = null;
      return character !== '\x03';
    } else this.#text += character;
    return true;
  }

  #end(): void {
    const text = this.#text?.trim() ?? '';
    this.#text = null;
    if (text !== '') this.#handle({ kind: this.#kind, text });
  }
}

function readLine(line: string): KeyboardInput {
  const text = line.trim().toLowerCase();
  const keys = text.replace(/[\s-]/g, '');
  if (keys !== '' && /^[0-9*#]+$/.test(keys)) return { kind: 'line', keys };
  const said = /^say (.+)$/i.exec(line.trim())?.[1];
  if (said !== undefined) return { kind: 'say', text: said };
  const typed = /^type (.+)$/i.exec(line.trim())?.[1];
  if (typed !== undefined) return { kind: 'type', text: typed };
  if (text === 'hangup') return { kind: 'command', command: 'hangup' };
  return COMMANDS[text] ?? { kind: 'unknown', text: line };
}
