import { PaylineError } from '../errors.ts';

/** Keys as they arrive. Nobody has to listen: what is typed ahead waits for the next listener. */
export class Keypad {
  #keys: string[] = [];
  #arrival = new AbortController();

  /** One DTMF key: 0-9, *, #, A-D. */
  press(key: string): void {
    if (!/^[0-9*#A-D]$/.test(key)) {
      const message = `'${key}' is not a telephone key. Press one of 0-9 * # A-D at a time.`;
      throw new PaylineError('simulator.badStep', message);
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

  clear(): void {
    this.#keys = [];
  }
}
