import type { Clock } from '../../src/clock.ts';

interface Sleeper {
  readonly dueAt: number;
  readonly wake: () => void;
}

/** Time that stands still until a test says otherwise. */
export class HandClock implements Clock {
  #now = 0;
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, stop?: AbortSignal): Promise<void> {
    if (stop?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueAt: this.#now + milliseconds,
        wake: () => {
          this.#sleepers.delete(sleeper);
          stop?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      stop?.addEventListener('abort', sleeper.wake, { once: true });
    });
  }

  /** Goes on to the moment of whoever sleeps shortest, and wakes them. */
  jump(): void {
    const [next] = [...this.#sleepers].toSorted((a, b) => a.dueAt - b.dueAt);
    if (!next) return;
    this.#now = next.dueAt;
    next.wake();
  }
}
