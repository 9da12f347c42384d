import type { Call } from '../call.ts';
import { looksLikeCard, maskKeys } from '../wire/mask.ts';

/** Keys that follow each other sooner are told together. */
const KEYS_APART_SECONDS = 1;

/** Tells the handset of keys that somebody else heard one by one. */
export class ToldKeys {
  readonly #call: Call;
  #untold = '';

  constructor(call: Call) {
    this.#call = call;
  }

  add(key: string): void {
    this.#untold += key;
  }

  /** A card number is told masked, like any other that is keyed. */
  tell(): void {
    const keys = this.#untold;
    const masked = looksLikeCard(keys);
    if (keys !== '') this.#call.note({ keys: masked ? maskKeys(keys) : keys, masked });
    this.#untold = '';
  }

  /** Waits for `next`, however long that takes, and meanwhile tells of keys that are complete. */
  async wait(next: AbortSignal, longestSeconds = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#untold !== '') {
      await this.#call.pass(Math.min(KEYS_APART_SECONDS, longestSeconds), next);
      if (!next.aborted) this.tell();
    } else if (longestSeconds === Number.POSITIVE_INFINITY) await this.#call.until(next);
    else await this.#call.pass(longestSeconds, next);
  }
}
