import { FRAME_BYTES, silentFrame } from './frames.ts';

type Queued =
  | { readonly audio: Uint8Array; taken: number }
  /** What is told when everything before it has been played. */
  | { readonly mark: string };

export interface Played {
  /** 20 ms; silence where nothing is queued. */
  readonly audio: Uint8Array;
  /** Marks that were reached, in order. */
  readonly marks: readonly string[];
}

/** What the line has sent to be heard by the caller, played in the order in which it came. */
export class Playback {
  #queue: Queued[] = [];

  add(audio: Uint8Array): void {
    if (audio.length > 0) this.#queue.push({ audio, taken: 0 });
  }

  /** Returns the mark at once, as reached, when nothing is queued before it. */
  addMark(name: string): readonly string[] {
    if (this.#queue.length === 0) return [name];
    this.#queue.push({ mark: name });
    return [];
  }

  /** Forgets what has not been played; returns the marks that were waiting for it. */
  clear(): readonly string[] {
    const marks = this.#queue.flatMap((queued) => ('mark' in queued ? [queued.mark] : []));
    this.#queue = [];
    return marks;
  }

  /** Plays the next 20 ms. */
  next(): Played {
    const audio = silentFrame();
    const marks: string[] = [];
    let filled = 0;
    for (let [first] = this.#queue; first; [first] = this.#queue) {
      if ('mark' in first) marks.push(first.mark);
      else {
        const part = first.audio.subarray(first.taken, first.taken + FRAME_BYTES - filled);
        audio.set(part, filled);
        filled += part.length;
        first.taken += part.length;
        if (first.taken < first.audio.length) break;
      }
      this.#queue.shift();
    }
    return { audio, marks };
  }
}
