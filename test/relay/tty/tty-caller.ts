import { createDecoder, type ReceivedCode, readText } from '../../../src/relay/baudot/index.ts';
import { TtySession } from '../../../src/relay/tty/session.ts';
import type { FakeLine } from './fake-line.ts';
import { sendByTestTty, type TestSenderOptions, toMulaw } from './test-modem.ts';

const FRAME = 160;
const SILENCE = 0xff;

export interface CallerOptions {
  readonly wasDetected?: boolean;
  /** What the network does to what the caller sends. */
  readonly network?: (audio: Uint8Array) => Uint8Array;
  readonly losesMarks?: boolean;
  /** What the line does to every frame: noise. */
  readonly line?: (frame: Uint8Array) => Uint8Array;
  readonly sender?: TestSenderOptions;
  /** Our own sending comes back so late, as loud as the caller. */
  readonly echoMilliseconds?: number;
}

/**
 * A caller with a TTY, and the carrier between: frames of 20 ms in, what the session sends is played
 * in order, marks come back after playback. Time is the frames.
 */
export class TtyCaller {
  readonly session: TtySession;
  readonly troubles: unknown[] = [];
  isClosed = false;
  clears = 0;
  readonly #options: CallerOptions;
  readonly #decoder = createDecoder();
  #playing: (number | string)[] = [];
  #typed: number[] = [];
  #echo: number[] = [];
  #read: ReceivedCode[] = [];

  constructor(line: FakeLine, options: CallerOptions = {}) {
    this.#options = options;
    this.session = new TtySession({
      line,
      output: {
        media: (audio) => {
          for (const sample of audio) this.#playing.push(sample);
        },
        mark: (name) => this.#playing.push(name),
        clear: () => this.#clear(),
        close: () => {
          this.isClosed = true;
        },
      },
      wasDetected: options.wasDetected ?? false,
      onTrouble: (error) => this.troubles.push(error),
    });
    const delay = (options.echoMilliseconds ?? 0) * 8;
    this.#echo = Array.from({ length: delay }, () => SILENCE);
  }

  /** Something is on its way to the caller. */
  get isSentTo(): boolean {
    return this.#playing.length > 0;
  }

  /** Types a text; it goes out with the next frames. */
  type(text: string, shifts: 'asNeeded' | 'afterSpace' = 'afterSpace'): void {
    const audio = toMulaw(sendByTestTty(text, { shifts, ...this.#options.sender }));
    const frames = new Uint8Array(Math.ceil(audio.length / FRAME) * FRAME).fill(SILENCE);
    frames.set(audio);
    this.sound((this.#options.network ?? ((same) => same))(frames));
  }

  sound(audio: Uint8Array): void {
    for (const sample of audio) this.#typed.push(sample);
  }

  /** Lets time pass. */
  async pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds && !this.isClosed; passed += 20) await this.#frame();
  }

  /** Types, and waits for the line's next turn; what the line then wrote. */
  async says(text: string, shifts: 'asNeeded' | 'afterSpace' = 'afterSpace'): Promise<string> {
    this.type(text, shifts);
    return this.reads();
  }

  /** What the line writes next, once it has finished; '' when it wrote nothing for 70 s. */
  async reads(): Promise<string> {
    for (let waited = 0; waited < 70_000 && !this.isClosed; waited += 20) {
      if (this.#playing.length > 0) break;
      await this.#frame();
    }
    while (this.#playing.length > 0 && !this.isClosed) await this.#frame();
    await this.pass(600);
    const text = readText([...this.#read, ...this.#decoder.end()]);
    this.#read = [];
    return text.replaceAll('\r\n', ' / ');
  }

  async #frame(): Promise<void> {
    const heard = new Uint8Array(FRAME).fill(SILENCE);
    const marks = this.#play(heard);
    const sent = Uint8Array.from({ length: FRAME }, (_, index) => this.#typed[index] ?? SILENCE);
    this.#typed = this.#typed.slice(FRAME);
    this.#read.push(...this.#decoder.push(heard));
    if (this.#options.echoMilliseconds !== undefined) {
      this.#echo.push(...heard);
      const back = this.#echo.splice(0, FRAME);
      if (sent.every((sample) => sample === SILENCE)) sent.set(back);
    }
    this.session.frame(this.#options.line?.(sent) ?? sent);
    if (!this.#options.losesMarks) for (const mark of marks) this.session.mark(mark);
    await this.session.settled();
  }

  #play(heard: Uint8Array): string[] {
    const marks: string[] = [];
    let samples = 0;
    let taken = 0;
    for (const item of this.#playing) {
      if (samples === FRAME && typeof item === 'number') break;
      taken += 1;
      if (typeof item === 'string') marks.push(item);
      else {
        heard[samples] = item;
        samples += 1;
      }
    }
    this.#playing = this.#playing.slice(taken);
    return marks;
  }

  #clear(): void {
    this.clears += 1;
    const marks = this.#playing.filter((item) => typeof item === 'string');
    this.#playing = [];
    for (const mark of marks) this.session.mark(mark);
  }
}
