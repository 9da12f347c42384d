import type { Call } from '../call.ts';
import { Keypad } from '../keypad.ts';
import { maskKeys } from '../wire/mask.ts';

/** One field of a payment, as it is keyed. */
export interface Capturing {
  /** True when these digits need no more keys. */
  readonly isComplete: (digits: string) => boolean;
  /** Every digit but the last one. */
  readonly onPart: (digits: string) => void;
}

export interface Captured {
  readonly digits: string;
  /** The caller pressed star. */
  readonly isCanceled: boolean;
}

/**
 * Takes the keys of one field beside whatever verb the call is in. Ends by length, by #, by star,
 * or after a silence; the silence counts from the asking, since the agent does the asking.
 */
export class PaymentCapture {
  /** Never resolves once it has been stopped. */
  readonly ended: Promise<Captured>;
  readonly #call: Call;
  readonly #timeoutMilliseconds: number;
  readonly #keypad = new Keypad();
  readonly #stopped = new AbortController();
  #typed = '';

  constructor(call: Call, timeoutSeconds: number, capturing: Capturing) {
    this.#call = call;
    this.#timeoutMilliseconds = timeoutSeconds * 1000;
    this.ended = this.#take(capturing);
  }

  press(key: string): void {
    this.#keypad.press(key);
  }

  /** Forgets what has been keyed. */
  stop(): void {
    this.#stopped.abort();
    this.#noteKeys();
  }

  async #take({ isComplete, onPart }: Capturing): Promise<Captured> {
    let digits = '';
    for (;;) {
      const key = await this.#nextKey();
      if (this.#stopped.signal.aborted) return await new Promise<never>(() => {});
      this.#typed += key ?? '';
      if (key === null || key === '#' || key === '*') {
        return this.#over({ digits, isCanceled: key === '*' });
      }
      digits += key;
      if (isComplete(digits)) return this.#over({ digits, isCanceled: false });
      onPart(digits);
    }
  }

  async #nextKey(): Promise<string | null> {
    const { arrival } = this.#keypad;
    const wait = AbortSignal.any([arrival, this.#stopped.signal]);
    const ready = this.#keypad.take();
    if (ready !== null) return ready;
    await this.#call.options.clock.sleep(this.#timeoutMilliseconds, wait);
    return this.#keypad.take();
  }

  #over(captured: Captured): Captured {
    this.#noteKeys();
    return captured;
  }

  #noteKeys(): void {
    if (this.#typed !== '') this.#call.note({ keys: maskKeys(this.#typed), masked: true });
    this.#typed = '';
  }
}
