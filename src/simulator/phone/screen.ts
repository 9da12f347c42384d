import type { Clock } from '../../clock.ts';
import { maskCardNumbers } from './mask.ts';

/** Where a phone shows the call to a person. */
export interface Screen {
  /** Shows what the line says at its pace; resolves when it is told, at once when stopped. */
  speak(text: string, stop: AbortSignal): Promise<void>;
  /** Shows keys as they are pressed, masked where they must be. */
  keys(keys: string): void;
  tell(text: string, tone: Tone): void;
}

export type Tone = 'plain' | 'quiet' | 'error';

export interface Pace {
  readonly clock: Clock;
  /** 0 shows everything at once. */
  readonly millisecondsPerWord: number;
}

export interface Output {
  write(text: string): unknown;
  readonly columns?: number;
}

/**
 * Whole lines and nothing else: for screen readers, pipes and logs. Keys are told in one line
 * when the caller has finished them.
 */
export class PlainScreen implements Screen {
  readonly #output: Output;
  readonly #pace: Pace;
  #keys = '';

  constructor(output: Output, pace: Pace) {
    this.#output = output;
    this.#pace = pace;
  }

  async speak(text: string, stop: AbortSignal): Promise<void> {
    this.tell(`Line: ${text}`, 'plain');
    const words = text.split(' ').length;
    await this.#pace.clock.sleep(words * this.#pace.millisecondsPerWord, stop);
  }

  keys(keys: string): void {
    this.#keys += keys;
  }

  tell(text: string, _tone: Tone): void {
    if (this.#keys !== '') this.#output.write(`You press ${maskCardNumbers(this.#keys)}\n`);
    this.#keys = '';
    this.#output.write(`${text}\n`);
  }
}

const STYLES: Readonly<Record<Tone | 'keys', string>> = {
  plain: '',
  quiet: '\x1b[2m',
  error: '\x1b[31m',
  keys: '\x1b[36m',
};
const RESET = '\x1b[0m';
const SPEAKER = 'Line: ';
const DEFAULT_COLUMNS = 80;
const NARROWEST_COLUMNS = 30;

/** A terminal with colours, where speech appears word by word and keys as they are pressed. */
export class ColourScreen implements Screen {
  readonly #output: Output;
  readonly #pace: Pace;
  #open: 'speech' | 'keys' | null = null;

  constructor(output: Output, pace: Pace) {
    this.#output = output;
    this.#pace = pace;
  }

  async speak(text: string, stop: AbortSignal): Promise<void> {
    this.#start('speech', SPEAKER);
    const width = Math.max(NARROWEST_COLUMNS, this.#output.columns ?? DEFAULT_COLUMNS);
    let column = SPEAKER.length;
    let gap = '';
    for (const word of text.split(' ')) {
      if (stop.aborted) return;
      // A key that nobody listened for has begun a line of its own; the line speaks on.
      if (this.#open !== 'speech') {
        this.#start('speech', `${SPEAKER}…`);
        [column, gap] = [SPEAKER.length + 1, ''];
      } else if (column + gap.length + word.length > width) {
        this.#output.write(`\n${' '.repeat(SPEAKER.length)}`);
        [column, gap] = [SPEAKER.length, ''];
      }
      this.#output.write(gap + word);
      column += gap.length + word.length;
      gap = ' ';
      await this.#pace.clock.sleep(this.#pace.millisecondsPerWord, stop);
    }
    this.#close();
  }

  keys(keys: string): void {
    if (this.#open === 'speech') this.#output.write('…');
    if (this.#open !== 'keys') this.#start('keys', `${STYLES.keys}You:  `);
    this.#output.write(keys);
  }

  tell(text: string, tone: Tone): void {
    this.#close();
    this.#output.write(`${STYLES[tone]}${text}${tone === 'plain' ? '' : RESET}\n`);
  }

  #start(kind: 'speech' | 'keys', opening: string): void {
    this.#close();
    this.#open = kind;
    this.#output.write(opening);
  }

  #close(): void {
    if (this.#open !== null) this.#output.write(this.#open === 'keys' ? `${RESET}\n` : '\n');
    this.#open = null;
  }
}
