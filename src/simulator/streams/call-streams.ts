import type { CallerClock } from '../carrier.ts';
import { FRAME_MILLISECONDS } from './frames.ts';
import type { MediaStream } from './media-stream.ts';

/** The two ends of the caller's sound. */
export interface CallerSound {
  /** Whether the caller makes a sound that must be let out even when nobody listens. */
  readonly isSounding: boolean;
  /** The next 20 ms of it. */
  next(): Uint8Array;
  /** 20 ms that the line plays to the caller. */
  hear(audio: Uint8Array): void;
}

/** The line takes in at most this many frames before the caller's time goes on: 100 ms. */
const FRAMES_AHEAD = 5;
/** As many as Twilio forks of one call (reference 6.1). */
const MAXIMUM_FORKS = 4;

/** The open streams of one call, fed with the caller's sound in the caller's time. */
export class CallStreams {
  readonly #clock: CallerClock;
  readonly #sound: CallerSound;
  readonly #streams = new Set<MediaStream>();
  readonly #openings = new Set<Promise<unknown>>();
  readonly #over = new AbortController();
  #running = false;
  /** A stream whose start the line has perhaps not taken in. */
  #isNew = false;

  constructor(clock: CallerClock, sound: CallerSound) {
    this.#clock = clock;
    this.#sound = sound;
  }

  get isFull(): boolean {
    const forks = [...this.#streams].filter(({ isTwoWay }) => !isTwoWay).length;
    return forks + this.#openings.size >= MAXIMUM_FORKS;
  }

  /** Feeds a stream that has just been opened, until it is closed. */
  add(stream: MediaStream): void {
    if (this.#over.signal.aborted) {
      void stream.end();
      return;
    }
    this.#streams.add(stream);
    this.#isNew = true;
    void stream.closed.then(() => this.#streams.delete(stream));
    this.wake();
  }

  /** Opens a fork beside the call; one that is being opened can be stopped already. */
  async open(opening: Promise<unknown>): Promise<void> {
    this.#openings.add(opening);
    await opening;
    this.#openings.delete(opening);
  }

  /** Ends the stream of this name, if one is open; resolves when it is closed. */
  async stop(name: string): Promise<void> {
    await Promise.all(this.#openings);
    const named = [...this.#streams].filter((stream) => stream.name === name);
    await Promise.all(named.map((stream) => this.endStream(stream)));
  }

  /** The call is over: every stream ends, and none is fed again. */
  async end(): Promise<void> {
    this.#over.abort();
    await Promise.all([...this.#streams].map((stream) => this.endStream(stream)));
  }

  /** Lets sound through from now on; to be called when some begins. */
  wake(): void {
    if (!this.#running && !this.#over.signal.aborted) void this.#run();
  }

  /** Ends one stream; resolves when it is closed. */
  endStream(stream: MediaStream): Promise<void> {
    this.#streams.delete(stream);
    return stream.end();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let dueAt = this.#clock.now();
    for (let frame = 1; this.#streams.size > 0 || this.#sound.isSounding; frame += 1) {
      if (this.#isNew) await this.#taken();
      dueAt += FRAME_MILLISECONDS;
      await this.#clock.sleep(dueAt - this.#clock.now(), this.#over.signal);
      if (this.#over.signal.aborted) break;
      this.#pass();
      if (frame % FRAMES_AHEAD === 0) await this.#taken();
    }
    this.#running = false;
  }

  #pass(): void {
    const audio = this.#sound.next();
    for (const stream of this.#streams) {
      stream.sendFrame(audio);
      if (stream.isTwoWay) this.#sound.hear(stream.playFrame());
    }
  }

  /** Virtual time must not run ahead of a line that has sound to listen to. */
  async #taken(): Promise<void> {
    this.#isNew = false;
    const goOn = this.#clock.freeze?.();
    await Promise.all([...this.#streams].map((stream) => stream.taken()));
    goOn?.();
  }
}
