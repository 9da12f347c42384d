import { encodeText } from '../baudot/index.ts';
import { SAMPLES_PER_MILLISECOND, SAMPLES_PER_SECOND } from '../baudot/line-signal.ts';

/** What a session does to its stream. */
export interface TtyOutput {
  /** 8 kHz µ-law, played after what was sent before. */
  media(audio: Uint8Array): void;
  /** Comes back by this name once all that was sent before it has been played. */
  mark(name: string): void;
  /** Forgets what has not been played yet; its marks come back at once. */
  clear(): void;
  /** Ends the stream: the carrier goes on with its next verb. */
  close(): void;
}

const CHUNK_BYTES = SAMPLES_PER_SECOND;
/** Enough to bridge a slow network, little enough that `clear` is quick. */
const CHUNKS_AHEAD = 4;
/** A mark that is so much late will never come. */
const LATE_MILLISECONDS = 5000;

/** One text at a time on its way to the caller, in chunks of a second, each with a mark. */
export class Sending {
  readonly #output: TtyOutput;
  #audio: Uint8Array = new Uint8Array(0);
  #number = 0;
  #sent = 0;
  #played = 0;
  #milliseconds = 0;
  /** The last characters that went out: what an echo would bring back. */
  tail = '';

  constructor(output: TtyOutput) {
    this.#output = output;
  }

  /** Begins a text; false when there is nothing to send. */
  start(text: string): boolean {
    this.#audio = encodeText(text);
    if (this.#audio.length === 0) return false;
    this.#number += 1;
    this.#sent = 0;
    this.#played = 0;
    this.#milliseconds = 0;
    this.tail = text.slice(-4);
    while (this.#sent < CHUNKS_AHEAD && this.#sent < this.#chunks()) this.#sendChunk();
    return true;
  }

  /** A mark came back. True when the whole text has been played. */
  marked(name: string): boolean {
    const place = /^text-(\d+)-(\d+)$/.exec(name);
    if (!place || Number(place[1]) !== this.#number) return false;
    this.#played = Math.max(this.#played, Number(place[2]));
    if (this.#sent < this.#chunks()) this.#sendChunk();
    return this.#played === this.#chunks();
  }

  /** Time has passed. True when the carrier keeps the last mark back and it is taken as played. */
  passed(milliseconds: number): boolean {
    this.#milliseconds += milliseconds;
    const lasts = this.#audio.length / SAMPLES_PER_MILLISECOND;
    return this.#milliseconds > lasts + LATE_MILLISECONDS;
  }

  /** Stops in the middle: marks that come back now are of no text. */
  stop(): void {
    this.#output.clear();
    this.#number += 1;
    this.#audio = new Uint8Array(0);
  }

  #chunks(): number {
    return Math.ceil(this.#audio.length / CHUNK_BYTES);
  }

  #sendChunk(): void {
    const from = this.#sent * CHUNK_BYTES;
    this.#sent += 1;
    this.#output.media(this.#audio.subarray(from, from + CHUNK_BYTES));
    this.#output.mark(`text-${this.#number}-${this.#sent}`);
  }
}
