import { PaylineError } from '../errors.ts';

/** Keys as they arrive. Nobody has to listen: what is typed ahead waits for the next listener. */
export class Keypad {
  #keys: string[] = [];
  #arrival = new AbortController();
  #divertedTo: ((key: string) => void) | null = null;

  /** One DTMF key: 0-9, *, #, A-D. */
  press(key: string): void {
    if (!/^[0-9*#A-D]$/.test(key)) {
      const message = `'${key}' is not a telephone key. Press one of 0-9 * # A-D at a time.`;
      throw new PaylineError('simulator.badStep', message);
    }
    if (this.#divertedTo !== null) {
      this.#divertedTo(key);
      return;
    }
    this.#keys.push(key);
    const arrival = this.#arrival;
    this.#arrival = new AbortController();
    arrival.abort();
  }

  /** Removes and returns the oldest key that nobody has taken. */
  take(): string | null {
    return this.#keys.shift() ?? null;
  }

  /** The oldest key that nobody has taken, left where it is. */
  peek(): string | null {
    return this.#keys[0] ?? null;
  }

  get hasKey(): boolean {
    return this.#keys.length > 0;
  }

  /** Aborted when the next key is pressed. */
  get arrival(): AbortSignal {
    return this.#arrival.signal;
  }

  /**
   * From now on every key goes to `listener` and to no verb; null gives them back. What has been
   * typed ahead stays where it is.
   */
  divertTo(listener: ((key: string) => void) | null): void {
    this.#divertedTo = listener;
  }

  clear(): void {
    this.#keys = [];
  }
}
