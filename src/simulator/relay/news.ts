/** Wakes who waits for something to happen. */
export class News {
  #arrival = new AbortController();

  /** Aborted by the next news. */
  get signal(): AbortSignal {
    return this.#arrival.signal;
  }

  tell(): void {
    const arrival = this.#arrival;
    this.#arrival = new AbortController();
    arrival.abort();
  }

  /** Until the next news, however long. */
  wait(): Promise<void> {
    const { signal } = this.#arrival;
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
  }
}
