import type { Step } from '../steps.ts';
import type { StepSource } from './scripted-caller.ts';

/**
 * Lines of keys that arrive from a pipe or a file, each for the next thing that listens. While
 * more may come the caller stays silent; after the last one the caller hangs up.
 */
export class TypedLines implements StepSource {
  #lines: string[] = [];
  #closed = false;
  #silent = false;

  /** True when a line that comes now is late: something listens, and was left in silence. */
  get isAwaited(): boolean {
    return this.#silent;
  }

  add(keys: string): void {
    this.#lines.push(keys);
  }

  /** No more lines can come. */
  close(): void {
    this.#closed = true;
  }

  peek(): Step | undefined {
    const [keys] = this.#lines;
    this.#silent = false;
    if (keys !== undefined) return { kind: 'keys', keys };
    return this.#closed ? undefined : { kind: 'silence' };
  }

  take(): void {
    this.#silent = this.#lines.shift() === undefined;
  }
}
