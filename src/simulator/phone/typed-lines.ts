import type { Step } from '../steps.ts';
import type { StepSource } from './scripted-caller.ts';

/**
 * Lines of keys that arrive from a pipe or a file, each for the next thing that listens. While
 * more may come the caller stays silent; after the last one the caller hangs up.
 */
export class TypedLines implements StepSource {
  #steps: Step[] = [];
  #closed = false;
  #silent = false;

  /** True when a line that comes now is late: something listens, and was left in silence. */
  get isAwaited(): boolean {
    return this.#silent;
  }

  add(keys: string): void {
    this.#steps.push({ kind: 'keys', keys });
  }

  addTyped(text: string): void {
    this.#steps.push({ kind: 'types', text });
  }

  addSpeech(text: string): void {
    this.#steps.push({ kind: 'says', text });
  }

  /** No more lines can come. */
  close(): void {
    this.#closed = true;
  }

  peek(): Step | undefined {
    const [step] = this.#steps;
    this.#silent = false;
    if (step) return step;
    return this.#closed ? undefined : { kind: 'silence' };
  }

  take(): void {
    this.#silent = this.#steps.shift() === undefined;
  }
}
