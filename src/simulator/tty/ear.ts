import type { Call } from '../call.ts';
import type { Impairment } from '../contract.ts';
import { Tty } from './tty.ts';

/** How much of a recording is read at a time: 100 ms. */
const STEP_BYTES = 800;
/** Longer than any gap inside a text: after it nothing of a text is left to come. */
const AFTERWARDS = new Uint8Array(3200).fill(0xff);

/** The TTY of one call: what it reads is told to the call's handset as it comes. */
export class TtyEar {
  readonly #call: Call;
  readonly #tty: Tty;

  constructor(call: Call, impairment: Impairment | undefined) {
    this.#call = call;
    this.#tty = new Tty(impairment);
  }

  get isSending(): boolean {
    return this.#tty.isSending;
  }

  /** Types a text; see Tty.type. */
  type(text: string): string {
    return this.#tty.type(text);
  }

  nextFrame(): Uint8Array {
    return this.#tty.nextFrame();
  }

  /** Reads the µ-law audio that comes next. */
  read(audio: Uint8Array): void {
    const words = this.#tty.read(audio);
    if (words !== '') this.#call.note({ tty: words, by: 'line' });
  }

  /** The sound has broken off, whatever was being typed. */
  endReading(): void {
    this.read(AFTERWARDS);
  }

  /** µ-law audio of a recording with Baudot in it; undefined for any other. */
  async recordingAt(url: string): Promise<Uint8Array | undefined> {
    if (url.startsWith('dtmf:')) return undefined;
    const { options, line } = this.#call;
    const { audio } = await this.#call.onTheWire(options.recordings.get(line, url));
    return audio !== null && hasText(audio) ? audio : undefined;
  }

  /** Reads a recording at the pace of its sound, until `cut`. */
  async readAloud(audio: Uint8Array, cut: AbortSignal): Promise<void> {
    for (let at = 0; at < audio.length && !cut.aborted; at += STEP_BYTES) {
      const part = audio.subarray(at, at + STEP_BYTES);
      await this.#call.options.clock.sleep(part.length / 8, cut);
      if (!cut.aborted) this.read(part);
    }
    this.endReading();
  }
}

/** Two characters: a single one is easily found in speech or music. */
function hasText(audio: Uint8Array): boolean {
  const reader = new Tty();
  return `${reader.read(audio)}${reader.read(AFTERWARDS)}`.length >= 2;
}
