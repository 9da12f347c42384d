import { SAMPLES_PER_MILLISECOND } from './line-signal.ts';

/** Cuts bytes that arrive in any chunks into whole milliseconds, without copying most of them. */
export class Milliseconds {
  readonly #rest = new Uint8Array(SAMPLES_PER_MILLISECOND);
  #restLength = 0;

  /** Calls `take` with the place of each millisecond that is whole now; keeps what is left. */
  push(audio: Uint8Array, take: (bytes: Uint8Array, offset: number) => void): void {
    let offset = 0;
    if (this.#restLength > 0) {
      offset = Math.min(audio.length, SAMPLES_PER_MILLISECOND - this.#restLength);
      this.#keep(audio.subarray(0, offset));
      if (this.#restLength < SAMPLES_PER_MILLISECOND) return;
      this.#restLength = 0;
      take(this.#rest, 0);
    }
    const last = audio.length - SAMPLES_PER_MILLISECOND;
    for (; offset <= last; offset += SAMPLES_PER_MILLISECOND) take(audio, offset);
    this.#keep(audio.subarray(offset));
  }

  #keep(bytes: Uint8Array): void {
    this.#rest.set(bytes, this.#restLength);
    this.#restLength += bytes.length;
  }
}
