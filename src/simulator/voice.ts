/** What the caller says. Only a recording listens: anything said at another time is lost. */
export class Voice {
  #words: string[] = [];
  #arrival = new AbortController();

  say(text: string): void {
    this.#words.push(text);
    const arrival = this.#arrival;
    this.#arrival = new AbortController();
    arrival.abort();
  }

  /** Removes and returns the oldest words that nobody has heard. */
  take(): string | null {
    return this.#words.shift() ?? null;
  }

  /** Aborted when the caller says something. */
  get arrival(): AbortSignal {
    return this.#arrival.signal;
  }

  clear(): void {
    this.#words = [];
  }
}

const WORDS_PER_SECOND = 2;

/** How long a caller needs to say this. */
export function secondsToSay(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length / WORDS_PER_SECOND;
}
