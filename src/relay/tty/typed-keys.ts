import { readKeys } from '../../twilio/read-keys.ts';
import type { TtyEvent } from './port.ts';

/** Between two keys of a field; then what was keyed is taken as it is. */
const BETWEEN_KEYS_MILLISECONDS = 15_000;
/** A # that comes after the last digit of a full field belongs to it. */
const LATE_POUND_MILLISECONDS = 3000;

/** What is asked while keys are collected. */
export interface KeysWanted {
  readonly hears: 'menu' | 'field';
  readonly fieldDigits: number | null;
}

/** Keys pressed on the phone beside the TTY: taken as a <Gather> takes them. */
export class TypedKeys {
  #keys = '';
  #milliseconds = 0;
  #swallowsPound = false;

  get isBegun(): boolean {
    return this.#keys !== '';
  }

  /** True for a # that only closes the field that its last digit had closed. */
  isLatePound(key: string): boolean {
    const isClosed = this.#swallowsPound && this.#milliseconds < LATE_POUND_MILLISECONDS;
    return key === '#' && isClosed;
  }

  /** One key; the answer once it is whole, else null. */
  press(key: string, { hears, fieldDigits }: KeysWanted): TtyEvent | null {
    this.#swallowsPound = false;
    this.#milliseconds = 0;
    if (hears === 'menu') return { type: 'key', key };
    if (key === '#') return this.#answer('#');
    this.#keys += key;
    if (this.#keys.length !== fieldDigits) return null;
    this.#swallowsPound = true;
    return this.#answer(undefined);
  }

  /** Time has passed: the answer of a caller who keys no more, else null. */
  passed(milliseconds: number): TtyEvent | null {
    this.#milliseconds += milliseconds;
    const isOver = this.isBegun && this.#milliseconds >= BETWEEN_KEYS_MILLISECONDS;
    return isOver ? this.#answer(undefined) : null;
  }

  clear(): void {
    this.#keys = '';
  }

  #answer(finishedOnKey: string | undefined): TtyEvent {
    const keys = this.#keys;
    this.#keys = '';
    return keys.length > 12 ? { type: 'cardTyped' } : readKeys(keys, finishedOnKey);
  }
}
